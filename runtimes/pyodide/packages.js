// The packages of Pyodide's distribution, of pyodide-lock.json: `package`, or `package:module,module`. The loader chooses by
// them; no page fetches this. Written by `node tests/harness/pyodide-packages.mjs --write`.

export const packages = (
  "Pillow:PIL affine aiohappyeyeballs aiohttp aiosignal altair annotated_doc annotated_types anyio argon2-cffi:argon2 " +
  "astropy astropy_iers_data asttokens async_timeout asyncpg atomicwrites attrs:attr,attrs audioop-lts:audioop b2d bcrypt " +
  "beautifulsoup4:bs4 bilby_cython biopython:Bio,BioSQL bitarray bitstring bleach bokeh boost_histogram bottleneck brotli " +
  "cachetools cartopy casadi cbor_diag certifi cffi cffi_example cftime charset_normalizer clarabel click cligj clingo " +
  "cloudpickle cmyt cobs colorspacious contourpy coolprop:CoolProp coverage crc32c crcmod cryptography cssselect " +
  "cvxpy-base:cvxpy cycler cysignals cytoolz decorator demes deprecated deprecation diskcache distlib distro dnspython:dns " +
  "docutils donfig duckdb ewah_bool_utils exceptiongroup executing fastapi fiona fonttools:fontTools freesasa frozenlist " +
  "fsspec future galpy geopandas gmpy2 google_crc32c h11 h3 h5py healpy highspy html5lib httpcore httpx idna igraph imageio " +
  "iminuit iniconfig inspice:InSpice ipython:IPython jedi jinja2 jiter joblib jsonpatch jsonpointer jsonschema " +
  "jsonschema_specifications kiwisolver lakers-python:lakers lazy_loader lazy_object_proxy libcst librt lightgbm logbook " +
  "lxml lz4 markupsafe matplotlib:pylab,mpl_toolkits,matplotlib memory_allocator micropip ml_dtypes mmh3 more_itertools " +
  "mpmath msgpack msgspec msprime multidict munch mypy:mypyc,mypy mysqlclient:MySQLdb narwhals ndindex netcdf4:netCDF4 " +
  "networkx newick nh3 nlopt nltk numcodecs numpy openai opencv-python:cv2 optlang orjson packaging pandas parso patsy " +
  "pcodec peewee phispy:PhiSpyModules,PhiSpyRepeatFinder pi_heif pillow_heif pkgconfig platformdirs pluggy ply polars " +
  "prompt_toolkit propcache protobuf:google psycopg psycopg_binary psycopg_c pure_eval py pyarrow pyclipper pycparser " +
  "pycryptodome:Crypto pydantic pydantic_core pydoc_data pyerfa:erfa pygame-ce:pygame pygments pyheif pyiceberg " +
  "pyinstrument pymongo:pymongo,gridfs pynacl:nacl pyodide-unix-timezones:unix_timezones pyodide_http pyparsing pyproj " +
  "pyroaring pyrodigal pyrsistent pysam pyshp:shapefile pytaglib:taglib pytest pytest_asyncio pytest_benchmark pytest_httpx " +
  "python-dateutil:dateutil python-flirt:flirt python-sat:pysat python_calamine python_solvespace pytz pywavelets:pywt " +
  "pyxirr pyyaml:yaml rasterio rateslib rebound reboundx referencing regex requests retrying rich rpds-py:rpds " +
  "ruamel.yaml:ruamel safetensors scikit-image:skimage scikit-learn:sklearn scipy screed:bigtests,screed sentencepiece " +
  "setuptools shapely simplejson sisl:sisl_toolbox,sisl six smart_open sniffio sortedcontainers soundfile soupsieve " +
  "sourmash soxr sparseqr sqlalchemy stack_data starlette statsmodels strictyaml svgwrite swiglpk sympy:isympy,sympy tblib " +
  "termcolor texttable texture2ddecoder threadpoolctl tiktoken:tiktoken,tiktoken_ext tomli tomli_w toolz:tlz,toolz tqdm " +
  "traitlets traits tree_sitter tree_sitter_go tree_sitter_java tree_sitter_python tskit typing_extensions " +
  "typing_inspection tzdata ujson uncertainties unyt urllib3 vega_datasets vrplib wcwidth webencodings wordcloud wrapt " +
  "xarray xgboost xlrd xxhash xyzservices yarl yt zarr zengl zfpy zstandard"
).split(" ");
