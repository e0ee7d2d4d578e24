#!/usr/bin/env bash
# Microsoft.Data.Analysis 0.23.1: a DataFrame is an IDataView of ML.NET, but a missing value survives the passage only in columns of floats, as NaN. A missing Int32 arrives as 0,
# a missing Boolean as False, a missing String as an empty text: nothing tells them from values. The frame itself knows them (IsNull, NullCount, means leave them out).
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package Microsoft.Data.Analysis@0.23.1
#:package Microsoft.ML@5.0.1
#:property PublishAot=false
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

var frame = new DataFrame(
    new Int32DataFrameColumn("int", [1, null, 3]), new SingleDataFrameColumn("float", [1, null, 3]),
    new BooleanDataFrameColumn("bool", [true, null, true]), new StringDataFrameColumn("text", ["a", null, "c"]));
IDataView view = frame;
Console.WriteLine($"missing in the frame: {string.Join(' ', frame.Columns.Select(column => column.NullCount))}");
Console.WriteLine($"int: {string.Join(' ', view.GetColumn<int>("int"))}");
Console.WriteLine($"float: {string.Join(' ', view.GetColumn<float>("float"))}");
Console.WriteLine($"bool: {string.Join(' ', view.GetColumn<bool>("bool"))}");
Console.WriteLine($"text: {string.Join(' ', view.GetColumn<ReadOnlyMemory<char>>("text").Select(text => $"'{text}'"))}");
CS
output=$(dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "missing in the frame: 1 1 1 1
int: 1 0 3
float: 1 NaN 3
bool: True False True
text: 'a' '' 'c'" ]] || { echo CHANGED; exit 1; }
