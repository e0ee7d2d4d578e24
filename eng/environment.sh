# Sourced by the scripts of this folder: where the repository is, and what dotnet needs to know.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1
# Without ICU, which a bare machine may lack, dotnet only starts when told to do without.
if ! compgen -G '/usr/lib*/libicuuc.so*' >/dev/null && ! compgen -G '/usr/lib/*/libicuuc.so*' >/dev/null && [[ $(uname -s) == Linux ]]; then
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
fi
