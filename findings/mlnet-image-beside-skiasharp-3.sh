#!/usr/bin/env bash
# ML.NET 5.0.1's images have no pixels beside SkiaSharp 3. Microsoft.ML.ImageAnalytics is compiled against SkiaSharp 2.88, where SKBitmap.GetPixelSpan() returns ReadOnlySpan<byte>; in SkiaSharp 3 the
# method returns another type, so that MLImage.Pixels ends in a MissingMethodException at run time, while the image loads and tells its size. NuGet unites both without a warning, since the dependency has
# no upper bound: any library that brings SkiaSharp 3 (TorchVision 0.107, ScottPlot 5) breaks image pipelines of ML.NET in the same program.
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package Microsoft.ML.ImageAnalytics@5.0.1
#:package SkiaSharp@SKIA
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@SKIA
#:property PublishAot=false
using Microsoft.ML.Data;
using SkiaSharp;

using var bitmap = new SKBitmap(2, 1);
using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100).AsStream();
using var image = MLImage.CreateFromStream(png);
Console.WriteLine($"SkiaSharp {typeof(SKBitmap).Assembly.GetName().Version!.ToString(2)}: {image.Width} x {image.Height}, {Pixels(image)}");

static string Pixels(MLImage image)
{
    try
    {
        return $"{image.Pixels.Length} bytes of pixels";
    }
    catch (MissingMethodException error)
    {
        return $"{error.GetType().Name}: {error.Message}";
    }
}
CS
output=$(for version in 2.88.9 3.119.0; do
  mkdir "$version"
  sed "s/SKIA/$version/" probe.cs > "$version/probe.cs"
  dotnet run "$version/probe.cs"
done)
printf '%s\n' "$output"
[[ $output == "SkiaSharp 2.88: 2 x 1, 8 bytes of pixels
SkiaSharp 3.119: 2 x 1, MissingMethodException: "*GetPixelSpan* ]] || { echo CHANGED; exit 1; }
