#!/usr/bin/env bash
# Times a training step of KerasSharp, of a hand-written loop, and of Python's torch where it is installed; of functional models beside stacks; then single layers; then a large model's files.
#
#   bash benchmarks/run.sh [NAME ...] [--rounds N]     NAME: mlp, cnn, lstm, functional, memory, saving, layers or one of them (layer-gru); all without
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/eng/environment.sh"
bash "$root/eng/setup.sh" >&2
dotnet build "$root/benchmarks/KerasSharp.Benchmarks.csproj" --configuration Release --verbosity quiet --nologo >&2
exec dotnet "$root/benchmarks/bin/Release/net10.0/KerasSharp.Benchmarks.dll" "$@"
