from .alpha import ALPHA as A
from .sub.deep import DEEP
BETA = A + "b" + DEEP
