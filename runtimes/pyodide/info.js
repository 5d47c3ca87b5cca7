// What the loader selects by. The modules are those of Pyodide's python_stdlib.zip and its interpreter.

export const info = {
  name: "pyodide",
  version: "314.0.7",
  python: "3.14",
  level: "full",
  downloadBytes: 5600000,
  capabilities: {
    modules: (
      "abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile " +
      "calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser " +
      "contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis doctest email encodings " +
      "enum errno faulthandler filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass " +
      "gettext glob graphlib gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools js json " +
      "keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder netrc ntpath nturl2path " +
      "numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix " +
      "posixpath pprint profile pstats py_compile pyclbr pydoc pyexpat pyodide pyodide_js queue quopri random re " +
      "reprlib rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket " +
      "socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess " +
      "symtable sys sysconfig tabnanny tarfile tempfile textwrap this threading time timeit token tokenize tomllib " +
      "trace traceback tracemalloc types typing unicodedata unittest urllib uuid warnings wave weakref webbrowser " +
      "wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
    ).split(" "),
    packages: true,
    binaryPackages: true,
    syncSleep: false,
    topLevelAwait: true,
    interrupt: true,
    limits: false,
    threads: false,
    files: true,
  },
};
