#!/usr/bin/env bash
# NumPy 1.24.2 (Debian 12) names other functions in the pickle of an array according to the protocol: `_codecs.encode` for its bytes in 0 to 2, and from 5 on
# `numpy.core.numeric._frombuffer` in place of `_reconstruct`. A reader that allows `_reconstruct`, `ndarray` and `dtype` alone (as Keras 3.16 does for its data sets) reads protocols 3 and 4,
# and refuses the rest. NumPy 2 says numpy._core for numpy.core.
# Needs: Debian 12's python3-numpy 1:1.24.2.
set -euo pipefail
[[ -x /usr/bin/python3 ]] && /usr/bin/python3 -c 'import numpy' 2>/dev/null || apt-get install --yes --quiet --no-install-recommends python3-numpy >/dev/null
output=$(/usr/bin/python3 - <<'PY'
import io, numpy, pickle

class Names(pickle.Unpickler):
    def find_class(self, module, name):
        names.append(f"{module}.{name}")
        return super().find_class(module, name)

print("numpy", numpy.__version__)
for protocol in range(6):
    names = []
    Names(io.BytesIO(pickle.dumps(numpy.arange(3), protocol))).load()
    print(protocol, *names)
PY
)
printf '%s\n' "$output"
[[ $output == "numpy 1.24.2
0 numpy.core.multiarray._reconstruct numpy.ndarray _codecs.encode numpy.dtype
1 numpy.core.multiarray._reconstruct numpy.ndarray _codecs.encode numpy.dtype
2 numpy.core.multiarray._reconstruct numpy.ndarray _codecs.encode numpy.dtype
3 numpy.core.multiarray._reconstruct numpy.ndarray numpy.dtype
4 numpy.core.multiarray._reconstruct numpy.ndarray numpy.dtype
5 numpy.core.numeric._frombuffer numpy.dtype" ]] || { echo CHANGED; exit 1; }
