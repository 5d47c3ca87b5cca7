NAME, HAS_FILE = __name__, __file__.replace("\\", "/").endswith("name_and_file_mods/who.py")
if __name__ == "__main__":
    print("never when imported")
def caller_globals(): return globals()["NAME"], "main_only" in globals()
def __getattr__(name):
    if name.startswith("dyn_"): return name[4:]
    raise AttributeError(f"who has no {name}")
