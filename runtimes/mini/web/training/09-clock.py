# Numbers in columns: widths, zeros in front, powers.
minutes, seconds = divmod(754, 60)
print(f"{minutes:02d}:{seconds:02d}", f"{3.14159:8.2f}", f"{'left':<8}|{'right':>8}", 2 ** 10, 7 // 2, -7 % 3)
