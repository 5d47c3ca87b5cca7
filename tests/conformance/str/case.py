# Case methods on ASCII and beyond.
for s in ("Hello World", "hELLO", "", "123", "a1b2", "it's", "ÀÉÎ", "straße", "ǆ", "ﬁx", "ΑΣ ΌΔΟΣ", "İi", "ÿ", "µ", "Ω", "x-y_z", "они", "they're bill's"):
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
for s in ("ABC", "abc", "Abc", "ABC1", "abc!", "123", "", "Title Case", "Title case", "ÀÉ", "ß", "A B", "aB", "ǅ"):
    print(repr(s), s.isupper(), s.islower(), s.istitle())
print("ß".upper() == "SS", "ΣΑΣ".lower(), "Straße".casefold() == "STRASSE".casefold(), len("ﬁ".upper()))
print("hello world".title(), "o'neil mc-donald".title(), "x1y 2z".title(), "ALL CAPS".capitalize(), "éa".capitalize(), "1abc".capitalize())
print(sorted(["b", "A", "a", "B", "é", "Z"]), sorted(["b", "A", "a", "B"], key=str.lower), sorted(["b", "A", "a", "B"], key=str.casefold, reverse=True))
