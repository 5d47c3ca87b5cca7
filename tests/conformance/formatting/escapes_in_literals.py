# Escapes in str and bytes literals, raw strings, line continuation.
print("a\tb\\c\'d\"e", 'single "double"', "double 'single'")
print(len("\a\b\f\n\r\t\v\\\'\""), [ord(c) for c in "\a\b\f\n\r\t\v"])
print("\x41\u0042\U00000043\103\0".encode(), "\N{GREEK SMALL LETTER ALPHA}\N{SNOWMAN}")
print(r"\n\t\\" + "|" + R'\x', len(r"\n"), r"C:\dir")
print("line one\
 continued")
print("""triple
"quoted" 'text'
\tescape""")
print('''it's''', """say "hi" """, """a""b""")
print(b"\x00\xff\n\\'" , b'\'"', rb"\x00", br"\d", len(b"\x41\102\n"))
print("implicit " "concatenation " 'of ' """parts""")
print("\1\12\123\1234", "\x7fend".encode())
print(repr("\x1b[0m\x7f\x80\xa0\xad\u200b\ud800"), repr("é日😀"), ascii("é日😀\n"))
print(repr("'"), repr('"'), repr("'\""), repr("\\"), repr("\r\n\t"), repr(""))
print(u"u prefix", U'U' == "U")
