#!/usr/bin/env bash
# TorchSharp 0.107.0: `tensor.sum(0)` does not sum over the first axis. The literal 0 converts to the enumeration ScalarType as well as to long, and C# prefers the overload
# with fewer parameters left to their defaults: sum(ScalarType?), with Byte. The whole tensor is summed as bytes. `sum(1)` and `sum(0L)` sum over an axis. The same holds for prod.
# Shown by asking the compiler which overload it binds; no native library is loaded.
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package TorchSharp@0.107.0
#:property PublishAot=false
using System.Linq.Expressions;
using Tensor = TorchSharp.torch.Tensor;

Show("sum(0)", t => t.sum(0, false, null), t => t.sum(0));
Show("sum(1)", t => t.sum(1, false, null), t => t.sum(1));
Show("prod(0)", t => t.prod(0, false, null), t => t.prod(0));

// The tree of a call holds the overload that the compiler chose.
static void Show(string call, Expression<Func<Tensor, Tensor>> axis, Expression<Func<Tensor, Tensor>> bound) =>
    Console.WriteLine($"{call} binds {Name(bound)}; the one over an axis is {Name(axis)}");

static string Name(Expression<Func<Tensor, Tensor>> call) =>
    ((MethodCallExpression)call.Body).Method is var method ? $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => (Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType).Name))})" : "";
CS
output=$(dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "sum(0) binds sum(ScalarType); the one over an axis is sum(Int64, Boolean, ScalarType)
sum(1) binds sum(Int64, Boolean, ScalarType); the one over an axis is sum(Int64, Boolean, ScalarType)
prod(0) binds prod(ScalarType); the one over an axis is prod(Int64, Boolean, ScalarType)" ]] || { echo CHANGED; exit 1; }
