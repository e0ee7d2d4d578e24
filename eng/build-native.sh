#!/usr/bin/env bash
# Compiles the native half of SystemLibTorch against the machine's libtorch. Does nothing when the library is newer than its sources.
set -euo pipefail
cd "$(dirname "$0")/.."

source=src/SystemLibTorch/native/SystemLibTorch.cpp
library=artifacts/native/libSystemLibTorch.so

fail() { echo "error: $1" >&2; exit 1; }

command -v g++ >/dev/null || fail "g++ is missing; run: bash eng/setup.sh"
headers=/usr/include/torch/csrc/api/include/torch/torch.h
[ -e "$headers" ] || fail "libtorch's headers are missing ($headers); run: bash eng/setup.sh"

if [ -e "$library" ] && [ "$library" -nt "$source" ] && [ "$library" -nt "$headers" ] && [ "$library" -nt "$0" ]; then
    echo "native: $library is up to date"
    exit 0
fi

echo "native: compiling $source (about half a minute)"
mkdir -p "$(dirname "$library")"
started=$SECONDS
g++ -std=c++17 -O2 -fPIC -shared -fvisibility=hidden -w \
    -I/usr/include/torch/csrc/api/include "$source" -o "$library.new" \
    -Wl,--no-as-needed -ltorch -Wl,--as-needed -ltorch_cpu -lc10
mv -f "$library.new" "$library"
echo "native: built $library in $((SECONDS - started)) s"
