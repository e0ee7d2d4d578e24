"""Executes the notebooks of this folder with the .NET kernel: python3 execute.py [--write] PACKAGES [NOTEBOOK ...]

PACKAGES is a folder of KerasSharp's packages, as `dotnet pack` writes it. An error in a cell fails. --write stores the outputs in the notebooks.
TorchSharp-cpu has libtorch for every platform; here the machine's part of it is enough.
"""
import os
import platform
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = os.path.dirname(os.path.abspath(__file__))
PARTS = {("Linux", "x86_64"): "linux-x64", ("Darwin", "arm64"): "osx-arm64", ("Windows", "AMD64"): "win-x64", ("Windows", "ARM64"): "win-arm64"}
ENGINE = f"libtorch-cpu-{PARTS[platform.system(), platform.machine()]}, 2.10.0"


def execute(path, packages, write):
    notebook = nbformat.read(path, as_version=4)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    source = first.source
    first.source = f'#i "nuget:{packages}"\n' + re.sub(r"TorchSharp-cpu, [0-9.]+", ENGINE, source)
    client = NotebookClient(notebook, timeout=240, kernel_name=".net-csharp", resources={"metadata": {"path": FOLDER}})
    client.execute()
    first.source = source
    failed = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    if failed:
        raise RuntimeError(failed[0].evalue)
    if write:
        # What the loading of packages says is this machine's own.
        first.outputs = []
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
            if cell.cell_type == "code":
                # TorchSharp is built for an older .NET than the kernel's: the compiler says so, for every cell.
                cell.outputs = [output for output in cell.outputs if not (output.get("name") == "stderr" and "warning CS1701" in output.text)]
        nbformat.write(notebook, path)


def main(arguments):
    write = "--write" in arguments
    packages, *names = [argument for argument in arguments if argument != "--write"]
    names = names or sorted(name for name in os.listdir(FOLDER) if name.endswith(".ipynb"))
    failures = 0
    for name in names:
        begun = time.time()
        try:
            execute(name if os.path.isabs(name) else os.path.join(FOLDER, os.path.basename(name)), os.path.abspath(packages), write)
            print(f"{os.path.basename(name)}: {time.time() - begun:.0f}s", flush=True)
        except (CellExecutionError, RuntimeError, TimeoutError) as error:
            failures += 1
            print(f"FAILED: {os.path.basename(name)}: {error}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
