# isalpha, isdigit, isdecimal, isnumeric, isalnum, isspace, isidentifier, isprintable, isascii.
samples = ["abc", "abc1", "123", "", " ", "a b", "é", "日本", "١٢", "²", "½", "Ⅷ", "五", "_x", "1x", "x_1", "class", "\t\n", "\u00a0", "\u200b", "a\n", "\x7f", "\x00", "😀", "-1", "1.5", "ªº", "\u0301", "·", "ǅ", "x·", "℘"]
for s in samples:
    print(ascii(s), "".join("01"[f(s)] for f in (str.isalpha, str.isdigit, str.isdecimal, str.isnumeric, str.isalnum, str.isspace, str.isidentifier, str.isprintable, str.isascii)))
print([hex(i) for i in range(0x3000 + 1) if chr(i).isspace()])
print(sum(chr(i).isalpha() for i in range(128)), sum(chr(i).isalnum() for i in range(256)), sum(chr(i).isprintable() for i in range(256)), sum(chr(i).isupper() for i in range(256)), sum(chr(i).islower() for i in range(256)))
print([chr(i) for i in range(0xa0, 0x100) if chr(i).isnumeric()], [chr(i) for i in range(0xa0, 0x100) if chr(i).isdigit()])
print(int("١٢"), float("٣.٥"), "١" + "2" == "١2", ("١" * 3).isdecimal())
