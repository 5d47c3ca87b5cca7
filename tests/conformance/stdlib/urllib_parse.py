# urllib.parse: URLs split, joined, quoted, and query strings.
import urllib.parse as p

U=["http://user:pa%20ss@Host.com:8080/a/b;p?q=1&r=2#frag", "//net/path", "mailto:a@b.c", "path/only?x", "", "http://[::1]:80/x", "HTTPS://EX.com", "file:///etc/x", "http://a/b;c/d;e?f", "tel:123;x", "a:b", "1a:b", "http://h:bad/", "?q#f", "http://h#a#b?c", "http://h/a\nb"]
for u in U:
    print(u.encode(), p.urlsplit(u), p.urlparse(u), p.urlunparse(p.urlparse(u)), p.urldefrag(u))
    r = p.urlsplit(u)
    print(r.username,r.password,r.hostname,r.netloc, r.geturl())
    try:
        print(r.port)
    except ValueError as e:
        print(e)
B="http://a/b/c/d;p?q"
for r in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g;x=1/../y", "http:g", "https:g", "mailto:x", "http://x/y/../z"]:
    print(r,p.urljoin(B,r), p.urljoin("http://a/b/", r), p.urljoin("", r), p.urljoin("a/b/c", r))
print(p.quote("a b/é?&=~+%"), p.quote("a/b", safe=""), p.quote_plus("a b+c/"), p.quote(b"\xff a"), p.quote("é", encoding="latin1"), p.quote(""), p.quote_from_bytes(b"ab c"))
print(p.unquote("a%20b%C3%A9%zz%"), p.unquote("%ff"), p.unquote("%e9", encoding="latin1"), p.unquote_plus("a+b%2B"), p.unquote_to_bytes("a%20é%FF"), p.unquote("é%C3%A9x"), p.unquote(b"%41"))
print(p.urlencode({"a":1,"b c":"d&e", "é":[1,2]}), p.urlencode([("a", [1,2]), ("b", "xy")], doseq=True), p.urlencode({"a":b"\xff"}), p.urlencode({"a b":"c d"}, quote_via=p.quote), p.urlencode([]))
print(p.parse_qs("a=1&b=2&a=3&c=&d&e=%20+x"), p.parse_qsl("a=1&&b=&c", keep_blank_values=True), p.parse_qs("a=1;b=2", separator=";"), p.parse_qs(b"a=%41"), p.parse_qs(""))
for f in (lambda: p.parse_qsl("a&b", strict_parsing=True), lambda: p.parse_qsl("a=1&b=2", max_num_fields=1), lambda:p.urlencode(5), lambda:p.urlencode("ab"), lambda: p.urljoin(b"a", "b"), lambda:p.quote_from_bytes("x"), lambda: p.urlsplit("http://[x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r = p.urlparse("http://h/p?q")
print(r._replace(scheme="ftp", path="/z").geturl(), r[1], len(r), tuple(r), r==("http", "h", "/p", "", "q", ""), r._asdict(), r._fields, isinstance(r,tuple))
s, n, *_ = r
print(tuple(p.urlsplit(b"http://h/p")), p.SplitResult("a", "b", "c", "d", "e"))

