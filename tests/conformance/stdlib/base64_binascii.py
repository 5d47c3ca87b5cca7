# base64 and binascii: encodings both ways, separators, checksums, and what is refused.
import base64
import binascii


def t(f, *args, **kw):
    try:
        print(f.__name__, args, kw, f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, kw, type(e).__name__, e)


for n in range(8):
    data = bytes(range(250 - n, 250))
    print(base64.b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.b85encode(data), base64.a85encode(data))
    for encode, decode in [(base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode),
                           (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode),
                           (base64.b32hexencode, base64.b32hexdecode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
                           (base64.encodebytes, base64.decodebytes)]:
        assert decode(encode(data)) == data, (encode, data)
print(base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.b64encode(b"\xfb\xff", b"-!"), base64.b64decode("-_8=", b"-_"), base64.standard_b64decode("YQ=="))
print(base64.encodebytes(b"x" * 60), base64.decodebytes(b"YWJj\nZGVm\n"), base64.b64encode(bytearray(b"ab")), base64.b64encode(memoryview(b"ab")))
print(base64.b32decode("mfrgg===", casefold=True), base64.b32decode(b"MFRGG0==".replace(b"0", b"=")), base64.b32decode("M1023456", map01="L"))
print(base64.b32hexencode(b"hello"), base64.b32hexdecode("d1imor3f", casefold=True), base64.b16decode("ff0a", casefold=True))
print(base64.a85encode(b"\0\0\0\0    a", foldspaces=True), base64.a85encode(b"hello", adobe=True), base64.a85decode(b"<~BOu!rDZ~>", adobe=True))
print(base64.a85encode(b"x" * 20, wrapcol=7), base64.b85encode(b"abcde", pad=True), base64.b85decode("VPaz%"))
for f, arg in [(base64.b64decode, "YQ="), (base64.b64decode, "Y"), (base64.b64decode, "é"), (base64.b32decode, "MFRGG"),
               (base64.b32decode, "MFRGG1=="), (base64.b32decode, "mfrgg==="), (base64.b16decode, "ag"), (base64.b85decode, b"~~~~~"),
               (base64.b85decode, b"a b"), (base64.a85decode, b"v"), (base64.a85decode, b"az")]:
    t(f, arg)
t(base64.b64decode, "YW Jj")
for f in (base64.b64encode, base64.b64decode):
    try:
        f(5)
    except TypeError:
        print("TypeError")
try:
    base64.b64decode("YW Jj", validate=True)
except binascii.Error:
    print("Error")

t(binascii.hexlify, b"\x00\xffabc")
t(binascii.hexlify, b"abcdef", ":")
t(binascii.hexlify, b"abcdefg", b"-", 2)
t(binascii.hexlify, b"abcdefg", "-", -2)
t(binascii.b2a_hex, bytearray(b"ab"))
t(binascii.unhexlify, "00FFaa")
t(binascii.a2b_hex, b"0102")
t(binascii.unhexlify, "abc")
t(binascii.unhexlify, "zz")
t(binascii.hexlify, b"a", "ab")
t(binascii.b2a_base64, b"abc")
t(binascii.b2a_base64, b"abcd", newline=False)
t(binascii.a2b_base64, b"YW\nJ!j")
t(binascii.a2b_base64, "YWJjZA")
t(binascii.a2b_base64, b"YQ==YQ==")
t(binascii.crc32, b"hello")
t(binascii.crc32, b"lo", binascii.crc32(b"hel"))
t(binascii.crc32, b"")
t(binascii.crc_hqx, b"hello", 5)
t(binascii.b2a_uu, b"hello world")
t(binascii.a2b_uu, b"+:&5L;&\\@=V]R;&0 \n")
print(issubclass(binascii.Error, ValueError), binascii.Error.__name__, binascii.Incomplete.__name__)
