print("fails starts")
raise ValueError("while importing")
