print("init of", __name__)
from .alpha import ALPHA
from . import beta
version = "1.0"
