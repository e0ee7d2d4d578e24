using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach ((string name, Parameter parameter) in _internal_params)
                    if (!parameter.IsInvalid && seen.Add(parameter))
                        yield return (name, parameter);
                if (!recurse)
                    yield break;
                foreach ((string prefix, Module child) in _internal_submodules)
                    foreach ((string name, Parameter parameter) in child.named_parameters())
                        if (seen.Add(parameter))
                            yield return ($"{prefix}.{name}", parameter);
            }

            // As in TorchSharp, buffers registered as non-persistent are not listed, whatever is asked for.
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach ((string name, (Tensor buffer, bool persistent)) in _internal_buffers)
                    if (persistent && !buffer.IsInvalid && seen.Add(buffer))
                        yield return (name, buffer);
                if (!recurse)
                    yield break;
                foreach ((string prefix, Module child) in _internal_submodules)
                    foreach ((string name, Tensor buffer) in child.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer))
                            yield return ($"{prefix}.{name}", buffer);
            }

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string name, Module child) in _internal_submodules)
                    yield return (name, child);
                foreach ((string prefix, Module child) in _internal_submodules)
                    foreach ((string name, Module module) in child.named_modules())
                        yield return ($"{prefix}.{name}", module);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
                => named_parameters(recurse).Select(pair => pair.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
                => named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

            public virtual IEnumerable<Module> children() => named_children().Select(pair => pair.module);

            public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

            public virtual Parameter? get_parameter(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                return _internal_params.TryGetValue(target, out Parameter? parameter)
                    ? parameter
                    : Owner(target, out string rest)?.get_parameter(rest);
            }

            public virtual Tensor? get_buffer(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                return _internal_buffers.TryGetValue(target, out (Tensor, bool) buffer)
                    ? buffer.Item1
                    : Owner(target, out string rest)?.get_buffer(rest);
            }

            public virtual bool has_parameter(string target)
                => _internal_params.ContainsKey(target) || (Owner(target, out string rest)?.has_parameter(rest) ?? false);

            public virtual bool has_buffer(string target)
                => _internal_buffers.ContainsKey(target) || (Owner(target, out string rest)?.has_buffer(rest) ?? false);

            private Module? Owner(string target, out string rest)
            {
                int dot = target.IndexOf('.', StringComparison.Ordinal);
                rest = target[(dot + 1)..];
                if (dot < 0)
                    return null;
                string first = target[..dot];
                return named_children().FirstOrDefault(child => child.name == first).module;
            }
        }
    }
}
