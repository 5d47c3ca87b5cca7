# csv: reading and writing, dialects, quoting, dict readers and writers, and the errors.
import csv


class Out(list):
    def write(self, text):
        self.append(text)
        return len(text)


def read(lines, *args, **kw):
    try:
        print(list(csv.reader(lines, *args, **kw)))
    except csv.Error as e:
        print("Error", e)


def write(rows, *args, **kw):
    out = Out()
    try:
        csv.writer(out, *args, **kw).writerows(rows)
        print(out)
    except csv.Error as e:
        print("Error", e)


read(["a,b,c\n", "1,,3\r\n", "\n", "x"])
read(['"a","b ""q""",c\n', '"multi\n', 'line",2\n', '"",""\n', 'a"b,"c"d\n', '"a,b",c\n', " x , y\n"])
read(["a;b;'c;d'"], delimiter=";", quotechar="'")
read(["a\tb\n"], "excel-tab")
read(["a, b,  'c'", 'x, "y, z"'], skipinitialspace=True)
read(["a\\,b,c\\\\", '"x\\"y",z'], escapechar="\\")
read(["a\\,b\n"], escapechar="\\", quoting=csv.QUOTE_NONE)
read(['1,"2",3.5\n', '"x",-4e1\n'], quoting=csv.QUOTE_NONNUMERIC)
read(['"a\n', "b"])
read(['"a'], strict=True)
read(['"a"b,c'], strict=True)
read(['"a\'b",c', "'x''y'"], doublequote=False)
read([])
r = csv.reader(["a,b", "c"])
print(next(r), r.line_num, next(r), r.line_num, next(r, None), r.dialect.delimiter)

write([["a", "b c", 1, 2.5, None, True], ['q"x', "a,b", "new\nline", ""], [""], [], [None], ("t",)])
write([["a", 'b"', 1, ""], [2.5, "x,y"]], quoting=csv.QUOTE_ALL)
write([["a", 1, "2", 2.5, None]], quoting=csv.QUOTE_NONNUMERIC)
write([["a,b", 'c"d', 1]], quoting=csv.QUOTE_NONE, escapechar="\\")
write([["a,b"]], quoting=csv.QUOTE_NONE)
write([["a;b", "c,d"]], delimiter=";", lineterminator="\n", quotechar="'")
write([['a"b', 'c"d,e']], doublequote=False, escapechar="\\")
write([["a", "b"]], "unix")
write([["a", "b"]], csv.excel_tab)
write([5])
print(csv.writer(Out()).writerow([1, "x"]))

rows = list(csv.DictReader(["name,size\n", "a,1\n", "\n", "b,2,extra,more\n", "c\n"], restkey="rest", restval="none"))
print(rows)
d = csv.DictReader(["1,2"], fieldnames=["x", "y"])
print(d.fieldnames, next(d), d.line_num)
out = Out()
w = csv.DictWriter(out, ["a", "b"], restval="-")
w.writeheader()
w.writerow({"a": 1, "b": 2})
w.writerows([{"a": "x,y"}, {"b": 3}])
print(out)
try:
    w.writerow({"a": 1, "z": 2})
except ValueError as e:
    print(e)
csv.DictWriter(out, ["a"], extrasaction="ignore").writerow({"a": 9, "z": 2})
print(out[-1:])

csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL)
print(sorted(csv.list_dialects()), csv.get_dialect("pipes").delimiter)
write([["a", "b"]], "pipes")
read(["a|b"], dialect="pipes")
csv.unregister_dialect("pipes")
for call in [lambda: csv.get_dialect("pipes"), lambda: csv.reader([], delimiter="ab"), lambda: csv.reader([], nothing=1), lambda: csv.writer(5),
             lambda: csv.reader([], quoting=9), lambda: list(csv.reader([b"x"]))]:
    try:
        call()
    except (csv.Error, TypeError) as e:
        print(type(e).__name__)


class Semicolons(csv.excel):
    delimiter = ";"


read(["a;b"], Semicolons)
read(["a;b"], dialect=Semicolons())
table = [[str(i), 'va"l' * (i % 3), "x, y\n" * (i % 2), " "] for i in range(20)]
out = Out()
csv.writer(out).writerows(table)
print(list(csv.reader("".join(out).splitlines(True))) == table)
