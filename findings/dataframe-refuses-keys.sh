#!/usr/bin/env bash
# Microsoft.Data.Analysis 0.23.1 with ML.NET 5.0.1: IDataView.ToDataFrame refuses keys with "UInt32 is not a supported column type", though it takes an ordinary column of uint: a key is another type over the same
# numbers. One key refuses the whole view, so that no prediction of a multiclass trainer, whose PredictedLabel is a key, becomes a DataFrame. MapKeyToValue before, and naming the columns, goes through.
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package Microsoft.ML@5.0.1
#:package Microsoft.Data.Analysis@0.23.1
#:property PublishAot=false
using Microsoft.Data.Analysis;
using Microsoft.ML;

Console.WriteLine($"DataFrame's own column of uint: {new UInt32DataFrameColumn("Count", 3).DataType.Name}");
var ml = new MLContext(1);
var data = ml.Data.LoadFromEnumerable(new[] { new Row { Label = "a", Count = 1 }, new Row { Label = "b", Count = 2 } });
var keys = ml.Transforms.Conversion.MapValueToKey("Key", "Label").Fit(data).Transform(data);
Show("a text", () => data.ToDataFrame("Label"));
Show("a uint", () => data.ToDataFrame("Count"));
Show("a key", () => keys.ToDataFrame("Key"));
Show("all with a key", () => keys.ToDataFrame());
Show("the key's values", () => ml.Transforms.Conversion.MapKeyToValue("Value", "Key").Fit(keys).Transform(keys).ToDataFrame("Value"));

static void Show(string what, Func<DataFrame> convert)
{
    try
    {
        Console.WriteLine($"{what}: {convert().Rows.Count} rows");
    }
    catch (NotSupportedException error)
    {
        Console.WriteLine($"{what}: {error.GetType().Name}: {error.Message}");
    }
}

internal sealed class Row
{
    public string Label { get; set; } = "";

    public uint Count { get; set; }
}
CS
output=$(dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "DataFrame's own column of uint: UInt32
a text: 2 rows
a uint: 2 rows
a key: NotSupportedException: UInt32 is not a supported column type.
all with a key: NotSupportedException: UInt32 is not a supported column type.
the key's values: 2 rows" ]] || { echo CHANGED; exit 1; }
