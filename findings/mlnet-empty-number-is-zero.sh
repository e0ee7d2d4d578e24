#!/usr/bin/env bash
# ML.NET 5.0.1's text loader reads an empty or absent number of a dense column as 0, not as missing; a word that is no number becomes NaN. A table with holes thus trains on zeros without a word.
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package Microsoft.ML@5.0.1
#:property PublishAot=false
using Microsoft.ML;
using Microsoft.ML.Data;

File.WriteAllText("table.csv", "1,2\n,3\n4\nword,5\n");
var context = new MLContext(seed: 0);
var view = context.Data.LoadFromTextFile<Row>("table.csv", separatorChar: ',');
foreach (var row in context.Data.CreateEnumerable<Row>(view, reuseRowObject: false))
    Console.WriteLine(FormattableString.Invariant($"{row.A} {row.B}"));

public class Row
{
    [LoadColumn(0)] public float A { get; set; }
    [LoadColumn(1)] public float B { get; set; }
}
CS
output=$(dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "1 2
0 3
4 0
NaN 5" ]] || { echo CHANGED; exit 1; }
