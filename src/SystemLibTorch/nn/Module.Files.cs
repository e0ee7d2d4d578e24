namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the state to a file in TorchSharp's own format.</summary>
            public Module save(string location, IList<string>? skip = null) => save(File.Create(location), skip);

            /// <summary>Writes the state and closes the stream.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                writer.Write7BitEncodedInt64(entries.Count);
                foreach ((string name, Tensor tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException($"There is no file of a module's state at {location}.", location);
                return load(File.OpenRead(location), strict, skip, loadedParameters);
            }

            /// <summary>Reads the state and closes the stream.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads everything, then changes the module.</summary>
            /// <exception cref="ArgumentException">An entry has another type or shape than the module's, or, if strict, the names differ.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using DisposeScope scope = NewDisposeScope();
                Dictionary<string, Tensor> state = state_dict();
                long count = reader.Read7BitEncodedInt64();
                if (strict && count != state.Count)
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {state.Count}, but found {count} entries.");

                var found = new List<(string Name, Tensor Own, Tensor Read)>();
                var names = new Dictionary<string, bool>();
                for (long i = 0; i < count; i++)
                {
                    string name = reader.ReadString();
                    names.Add(name, state.TryGetValue(name, out Tensor? own));
                    if (own is null && strict)
                        throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{name}'");
                    Tensor read = TensorExtensionMethods.Load(reader);
                    if (own is null || skip?.Contains(name) == true)
                        continue;
                    if (read.dtype != own.dtype || !read.shape.SequenceEqual(own.shape))
                        throw new ArgumentException($"{name} is {own.dtype} [{string.Join(", ", own.shape)}] in the module, but {read.dtype}"
                            + $" [{string.Join(", ", read.shape)}] in what is loaded.");
                    found.Add((name, own, read));
                }

                using (no_grad())
                    foreach ((_, Tensor own, Tensor read) in found)
                        own.copy_(read);
                foreach ((string name, bool known) in names)
                    loadedParameters?.Add(name, known);
                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
