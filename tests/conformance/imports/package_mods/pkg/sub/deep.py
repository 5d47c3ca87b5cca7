from ..alpha import ALPHA
from . import SUB
DEEP = f"deep({ALPHA},{SUB})"
