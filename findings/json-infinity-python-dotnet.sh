#!/usr/bin/env bash
# Infinity and NaN do not pass between Python 3.11's json and .NET 10's System.Text.Json in either direction. Python writes bare words (Infinity, NaN), as it does into the configs of models
# (ReLU(max_value=inf), a constant of NaN). System.Text.Json refuses them, also with JsonNumberHandling.AllowNamedFloatingPointLiterals, whose name suggests otherwise: that reads and writes
# quoted words only. What .NET writes so, Python reads without an error as a string. A reader of Python's JSON has to replace the bare words before it parses.
# Needs: Debian 12's python3 3.11, the .NET 10 SDK.
set -euo pipefail
[[ -x /usr/bin/python3 ]] || apt-get install --yes --quiet --no-install-recommends python3 >/dev/null
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:property PublishAot=false
using System.Text.Json;
using System.Text.Json.Serialization;

var named = new JsonSerializerOptions { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
foreach (var text in args)
    Console.WriteLine($".NET reads {text}: {Read(text, JsonSerializerOptions.Default)}, with named literals: {Read(text, named)}");
Console.WriteLine($".NET writes {JsonSerializer.Serialize(double.PositiveInfinity, named)}");

static string Read(string text, JsonSerializerOptions options)
{
    try
    {
        return $"{JsonSerializer.Deserialize<double>(text, options)}";
    }
    catch (JsonException)
    {
        return "refused";
    }
}
CS
words=$(/usr/bin/python3 -c 'import json; print(json.dumps(float("inf")), json.dumps(float("nan")))')
# shellcheck disable=SC2086
output="Python writes $words
$(LANG=C DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 dotnet run probe.cs -- $words '"Infinity"' 1e999)
$(/usr/bin/python3 -c 'import json; print("Python reads", repr(json.loads("\"Infinity\"")), "and", json.loads("1e999"))')"
printf '%s\n' "$output"
[[ $output == 'Python writes Infinity NaN
.NET reads Infinity: refused, with named literals: refused
.NET reads NaN: refused, with named literals: refused
.NET reads "Infinity": refused, with named literals: Infinity
.NET reads 1e999: Infinity, with named literals: Infinity
.NET writes "Infinity"
Python reads '"'Infinity'"' and inf' ]] || { echo CHANGED; exit 1; }
