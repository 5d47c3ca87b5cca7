# string, struct, binascii, base64, hashlib.
import string, struct, binascii, base64, hashlib
print(string.ascii_lowercase, string.digits, string.punctuation, string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("a bc d"))
print(struct.pack("<IhB", 1, -2, 255), struct.unpack(">HH", b"\0\1\1\0"), struct.calcsize("<IhB"), struct.pack("3sf?", b"ab", 1.5, True)[:3], struct.unpack("<d", struct.pack("<d", 0.1)), struct.pack(">q", -1))
print(binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"), hex(binascii.crc32(b"123456789")), base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b16encode(b"\xab"))
print(hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest(), hashlib.sha1(b"a").hexdigest()[:10])
