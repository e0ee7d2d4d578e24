#!/usr/bin/env bash
# Sets this machine up if need be, builds and runs an example.
#
#   bash eng/run.sh                  lists the examples
#   bash eng/run.sh NAME [ARG ...]   runs examples/NAME.cs with the arguments
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

list() {
  local file line
  for file in "$root"/examples/*.cs; do
    [[ -e $file ]] || continue
    line=$(grep -m 1 '^//' "$file" || true)
    line=${line#//}
    file=${file##*/}
    printf '  %-16s %s\n' "${file%.cs}" "${line# }"
  done
}

if (( $# == 0 )); then
  printf 'Usage: bash eng/run.sh NAME [ARG ...]\n\nExamples:\n'
  list
  exit 0
fi

name=${1%.cs}
shift
program=$root/examples/${name##*/}.cs
if [[ ! -e $program ]]; then
  { printf 'There is no example "%s". The examples are:\n' "$name"; list; } >&2
  exit 2
fi

# What is not the program's own output goes to the error stream.
bash "$root/eng/setup.sh" >&2
printf 'Building examples/%s.cs ...\n' "${name##*/}" >&2
exec dotnet run --configuration Release --file "$program" -- "$@"
