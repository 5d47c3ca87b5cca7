"""HTML's special characters. Of the named references the common ones are known."""

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# Those of HTML 4: Latin-1 from U+00A0 and Greek from U+0391 in order, the others with their code points.
_latin1 = (
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro "
    "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil "
    "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
    "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml "
    "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute "
    "thorn yuml"
).split()
_greek = (
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi "
    "Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
    "rho sigmaf sigma tau upsilon phi chi psi omega"
).split()
_others = (
    "quot:22 amp:26 lt:3C gt:3E apos:27 AMP:26 LT:3C GT:3E QUOT:22 OElig:152 oelig:153 Scaron:160 scaron:161 "
    "Yuml:178 fnof:192 circ:2C6 tilde:2DC ensp:2002 emsp:2003 thinsp:2009 zwnj:200C zwj:200D lrm:200E rlm:200F "
    "ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 sbquo:201A ldquo:201C rdquo:201D bdquo:201E dagger:2020 Dagger:2021 "
    "bull:2022 hellip:2026 permil:2030 prime:2032 Prime:2033 lsaquo:2039 rsaquo:203A oline:203E frasl:2044 euro:20AC "
    "image:2111 weierp:2118 real:211C trade:2122 alefsym:2135 larr:2190 uarr:2191 rarr:2192 darr:2193 harr:2194 "
    "crarr:21B5 lArr:21D0 uArr:21D1 rArr:21D2 dArr:21D3 hArr:21D4 forall:2200 part:2202 exist:2203 empty:2205 "
    "nabla:2207 isin:2208 notin:2209 ni:220B prod:220F sum:2211 minus:2212 lowast:2217 radic:221A prop:221D "
    "infin:221E ang:2220 and:2227 or:2228 cap:2229 cup:222A int:222B there4:2234 sim:223C cong:2245 asymp:2248 "
    "ne:2260 equiv:2261 le:2264 ge:2265 sub:2282 sup:2283 nsub:2284 sube:2286 supe:2287 oplus:2295 otimes:2297 "
    "perp:22A5 sdot:22C5 lceil:2308 rceil:2309 lfloor:230A rfloor:230B loz:25CA spades:2660 clubs:2663 hearts:2665 "
    "diams:2666 check:2713 star:2606 phone:260E"
).split()
_names = {}
# Read as windows-1252, as browsers do.
_c1 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"


def _load():
    for i, name in enumerate(_latin1):
        _names[name] = chr(160 + i)
    for i, name in enumerate(_greek):
        _names[name] = chr(0x391 + i)
    for item in _others:
        name, code = item.split(":")
        _names[name] = chr(int(code, 16))
    _names.pop("-", None)


def _replace(m):
    s = m.group(1)
    if s[0] == "#":
        num = int(s[2:].rstrip(";"), 16) if s[1] in "xX" else int(s[1:].rstrip(";"))
        if num == 0x0D:
            return "\r"
        if 0x80 <= num <= 0x9F:
            return _c1[num - 0x80]
        if num == 0 or 0xD800 <= num <= 0xDFFF or num > 0x10FFFF:
            return "\ufffd"
        if num < 0x20 and num not in (9, 10, 12) or 0x7F <= num <= 0x9F or num == 11 or num & 0xFFFE == 0xFFFE \
                or 0xFDD0 <= num <= 0xFDEF:
            return ""
        return chr(num)
    if not _names:
        _load()
    name = s.rstrip(";")
    if s[-1] == ";" and name in _names:
        return _names[name]
    # Old names may lack their semicolon and run into what follows.
    for x in range(len(name), 1, -1):
        part = name[:x]
        if part in _names and (part in _latin1 or part in ("amp", "lt", "gt", "quot", "AMP", "LT", "GT", "QUOT")):
            return _names[part] + s[x:]
    return "&" + s


def unescape(s):
    if "&" not in s:
        return s
    import re

    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _replace, s)
