# Slices of str, list, tuple, bytes and range with every combination of signs.
data = list(range(10))
for s in ("data[:]", "data[2:5]", "data[:3]", "data[7:]", "data[-3:]", "data[:-7]", "data[-5:-2]", "data[::2]", "data[1::3]",
          "data[::-1]", "data[8:2:-2]", "data[-1:-8:-3]", "data[5:2]", "data[2:2]", "data[100:]", "data[-100:3]", "data[:100]",
          "data[100:0:-4]", "data[-100:100:5]", "data[::100]", "data[9:-100:-3]", "data[None:None:None]"):
    print(s, eval(s))
text = "abcdefg"
print(text[1:4], text[::-1], text[-3:], text[::2], text[5:1:-1], text[10:], text[3:3] == "")
print((1, 2, 3)[1:], (1, 2, 3)[::-1], b"bytes"[1:3], bytearray(b"bytes")[::-1], range(10)[2:8:2], range(10)[::-1])
print("é日😀x"[1:3], "é日😀x"[::-1], "é日😀x"[-2])
print(text[True:], text[:False + 2])
