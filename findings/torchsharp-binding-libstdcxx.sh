#!/usr/bin/env bash
# TorchSharp 0.107.0 on Linux: of the symbols that libLibTorchSharp.so imports from libstdc++, exactly one has the version GLIBCXX_3.4.32 (GCC 13),
# and it only initialises the standard streams. For its sake the library does not load where libstdc++ is that of GCC 12 or older (Debian 12, Ubuntu 22.04).
# libtorch_cpu.so 2.10.0 itself asks for nothing newer than GLIBCXX_3.4.26 (GCC 9).
# Needs: the .NET 10 SDK, readelf (Debian's binutils).
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="TorchSharp" Version="[0.107.0]" />
    <PackageReference Include="libtorch-cpu-linux-x64" Version="[2.10.0]" />
  </ItemGroup>
</Project>
XML
dotnet restore >/dev/null
cache=$(dotnet nuget locals global-packages --list); cache=${cache##*: }
symbols=$(readelf --wide --dyn-syms "$cache/torchsharp/0.107.0/runtimes/linux-x64/native/libLibTorchSharp.so" | grep -c 'UND .*@GLIBCXX_3\.4\.32' || true)
name=$(readelf --wide --dyn-syms "$cache/torchsharp/0.107.0/runtimes/linux-x64/native/libLibTorchSharp.so" | grep -o '[^ ]*@GLIBCXX_3\.4\.32')
libtorch=$(readelf --wide --version-info "$cache/libtorch-cpu-linux-x64/2.10.0/runtimes/linux-x64/native/libtorch_cpu.so" | grep -o 'GLIBCXX_3\.4\.[0-9]*' | sort -V | tail -n 1)
printf 'imports of GLIBCXX_3.4.32 in the binding: %s (%s)\nnewest version that libtorch_cpu.so asks for: %s\n' "$symbols" "$name" "$libtorch"
[[ $symbols == 1 && $name == _ZSt21ios_base_library_initv@GLIBCXX_3.4.32 && $libtorch == GLIBCXX_3.4.26 ]] || { echo 'CHANGED'; exit 1; }
# Seen:
# imports of GLIBCXX_3.4.32 in the binding: 1 (_ZSt21ios_base_library_initv@GLIBCXX_3.4.32)
# newest version that libtorch_cpu.so asks for: GLIBCXX_3.4.26
