#!/usr/bin/env bash
# ML.NET 5.0.1: PermutationFeatureImportance of a trained pipeline (an ITransformer, also one that was loaded) needs names of slots. Over a vector property without them it ends in "Invalid call to
# 'GetValue'", which says neither the column nor what is missing, with ML.NET's own trainers. Concatenate of that vector alone does not help, it copies the absence of names; of the vector and any further
# column it makes names, and all works.
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package Microsoft.ML@5.0.1
#:property PublishAot=false
using Microsoft.ML;
using Microsoft.ML.Data;

var ml = new MLContext(1);
var rows = Enumerable.Range(0, 100).Select(i => new Row { Sizes = [i % 7, i % 5], Label = i % 7 > 3 ? "high" : "low" });
var data = ml.Data.LoadFromEnumerable(rows);
Show("a vector", ml.Transforms.Conversion.MapValueToKey("Key", "Label").Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Key", "Sizes")));
Show("the vector through Concatenate", ml.Transforms.Conversion.MapValueToKey("Key", "Label").Append(ml.Transforms.Concatenate("Features", "Sizes"))
    .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Key", "Features")));
Show("two columns through Concatenate", ml.Transforms.Conversion.MapValueToKey("Key", "Label").Append(ml.Transforms.Concatenate("Features", "Sizes", "Other"))
    .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Key", "Features")));

void Show(string features, IEstimator<ITransformer> pipeline)
{
    var model = pipeline.Fit(data);
    try
    {
        var importance = ml.MulticlassClassification.PermutationFeatureImportance(model, model.Transform(data), labelColumnName: "Key");
        Console.WriteLine($"{features}: {string.Join(", ", importance.Keys.Order())}");
    }
    catch (InvalidOperationException error)
    {
        Console.WriteLine($"{features}: {error.GetType().Name}: {error.Message}");
    }
}

internal sealed class Row
{
    [VectorType(2)]
    public float[] Sizes { get; set; } = [];

    public float Other { get; set; }

    public string Label { get; set; } = "";
}
CS
output=$(dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "a vector: InvalidOperationException: Invalid call to 'GetValue'
the vector through Concatenate: InvalidOperationException: Invalid call to 'GetValue'
two columns through Concatenate: Other, Slot 0, Slot 1" ]] || { echo CHANGED; exit 1; }
