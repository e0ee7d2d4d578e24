#!/usr/bin/env bash
# Two PNG files that SkiaSharp 3.119.0 and Pillow 9.4.0 (Debian 12; what Keras's load_img reads with) turn into different numbers.
# 1. Transparency. SKBitmap.Decode multiplies the colours by their opacity: (200, 100, 50) at opacity 3 comes back as (170, 85, 85), at opacity 0 as black. Pillow keeps the colours of
#    the file; SkiaSharp does when asked for SKAlphaType.Unpremul.
# 2. Grey of 16 bits. SkiaSharp keeps the upper byte (40000 is 156, 255 is 0); Pillow's conversion to 8 bits cuts at 255, so that both are white. Depth maps and medical pictures are such files.
# Needs: the .NET 10 SDK, Debian 12's python3-pil 9.4.0.
set -euo pipefail
/usr/bin/python3 -c 'import PIL' 2>/dev/null || apt-get install --yes --quiet --no-install-recommends python3-pil >/dev/null
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package SkiaSharp@3.119.0
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@3.119.0
#:property PublishAot=false
using SkiaSharp;

using var clear = SKBitmap.Decode("clear.png");
Console.WriteLine($"SkiaSharp, opacity: {clear.GetPixel(0, 0)} {clear.GetPixel(1, 0)}");
using var kept = SKBitmap.Decode("clear.png", new SKImageInfo(2, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
Console.WriteLine($"SkiaSharp, Unpremul: {string.Join(' ', kept.Bytes[..8])}");
using var grey = SKBitmap.Decode("grey.png");
Console.WriteLine($"SkiaSharp, grey: {grey.GetPixel(0, 0).Red} {grey.GetPixel(1, 0).Red}");
CS
output=$(/usr/bin/python3 - <<'PY'
import PIL
from PIL import Image

clear = Image.new("RGBA", (2, 1))
clear.putpixel((0, 0), (200, 100, 50, 3))
clear.putpixel((1, 0), (200, 100, 50, 0))
clear.save("clear.png")
grey = Image.new("I;16", (2, 1))
grey.putpixel((0, 0), 40000)
grey.putpixel((1, 0), 255)
grey.save("grey.png")
print(f"Pillow {PIL.__version__}, opacity:", *Image.open("clear.png").convert("RGB").getdata())
print("Pillow, grey:", *Image.open("grey.png").convert("L").getdata())
PY
dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "Pillow 9.4.0, opacity: (200, 100, 50) (200, 100, 50)
Pillow, grey: 255 255
SkiaSharp, opacity: #03aa5555 #00000000
SkiaSharp, Unpremul: 200 100 50 3 200 100 50 0
SkiaSharp, grey: 156 0" ]] || { echo CHANGED; exit 1; }
