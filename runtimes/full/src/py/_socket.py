"""The `_socket` module of a page: names to import, and sockets that cannot be opened.

A page has no sockets. Programs reach the network with `js.fetch`.
"""

error = OSError
timeout = TimeoutError
has_ipv6 = False


class herror(OSError):
    pass


class gaierror(OSError):
    pass


AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_NONBLOCK, SOCK_CLOEXEC = 1, 2, 3, 0o4000, 0o2000000
SOL_SOCKET, SO_REUSEADDR, SO_ERROR, SO_BROADCAST, SO_KEEPALIVE, SO_TYPE = 1, 2, 4, 6, 9, 3
SOMAXCONN, IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, IPV6_V6ONLY, TCP_NODELAY = 128, 0, 6, 17, 41, 26, 1
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, NI_NUMERICHOST, NI_NUMERICSERV = 1, 2, 4, 32, 1, 2
EAI_NONAME, EAI_FAMILY, EAI_SERVICE, MSG_PEEK, MSG_OOB, MSG_DONTWAIT = -2, -6, -8, 2, 1, 64
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7F000001, 0xFFFFFFFF


def _none(*_, **__):
    raise OSError(95, "a page has no sockets: use js.fetch")


class socket:
    """A socket that cannot be opened."""

    __slots__ = ()

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        _none()


SocketType = socket
socketpair = getaddrinfo = gethostbyname = gethostbyname_ex = gethostbyaddr = getnameinfo = _none
getservbyname = getservbyport = getprotobyname = dup = close = sethostname = if_nameindex = _none
_timeout = None


def gethostname():
    return "page"


def getdefaulttimeout():
    return _timeout


def setdefaulttimeout(timeout):
    global _timeout
    _timeout = timeout


def htons(number):
    return (number & 0xFF) << 8 | number >> 8 & 0xFF


ntohs = htons


def htonl(number):
    return int.from_bytes(number.to_bytes(4, "little"), "big")


ntohl = htonl


def inet_aton(text):
    parts = [int(part) for part in text.split(".")]
    if len(parts) != 4:
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(parts)


def inet_ntoa(packed):
    return ".".join(map(str, packed))


def inet_pton(family, text):
    return inet_aton(text)


def inet_ntop(family, packed):
    return inet_ntoa(packed)


CAPI = None
