using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Feeds each module's output to the next; intermediate results are disposed.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<(string Name, nn.IModule<Tensor, Tensor> Step)> _steps = [];

        protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
        {
            foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
                append(name, module);
        }

        protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
        {
            foreach (nn.Module<Tensor, Tensor> module in modules)
                append(module);
        }

        internal Sequential() : base(nameof(Sequential)) { }

        public int Count => _steps.Count;

        [IndexerName("SequentialItems")]
        public nn.IModule<Tensor, Tensor> this[int index] => _steps[index].Step;

        [IndexerName("SequentialItems")]
        public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

        [IndexerName("SequentialItems")]
        public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

        public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{Count}", module);

        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            _steps.Add((name, module));
            return this;
        }

        public override Tensor forward(Tensor tensor)
        {
            if (Count == 0)
                return tensor.alias();
            Tensor current = _steps[0].Step.call(tensor);
            for (int i = 1; i < Count; i++)
            {
                Tensor next = _steps[i].Step.call(current);
                current.Dispose();
                current = next;
            }
            return current;
        }

        public override IEnumerable<(string name, nn.Module module)> named_children()
            => _steps.Select(step => (step.Name, (nn.Module)step.Step));

        public override IEnumerable<(string name, nn.Module module)> named_modules()
            => named_children().Concat(named_children().SelectMany(
                child => child.module.named_modules().Select(inner => ($"{child.name}.{inner.name}", inner.module))));

        public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            => !recurse ? [] : named_children()
                .SelectMany(child => child.module.named_parameters().Select(inner => ($"{child.name}.{inner.name}", inner.parameter)))
                .DistinctBy(pair => pair.parameter, ReferenceEqualityComparer.Instance);

        public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true)
            => !recurse ? [] : named_children()
                .SelectMany(child => child.module.named_buffers(true, include_persistent).Select(inner => ($"{child.name}.{inner.name}", inner.buffer)))
                .DistinctBy(pair => pair.buffer, ReferenceEqualityComparer.Instance);

        public override nn.Module apply(Action<nn.Module> fn)
        {
            foreach ((_, nn.Module child) in named_children())
                child.apply(fn);
            fn(this);
            return this;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                foreach ((_, nn.Module child) in named_children())
                    child.Dispose();
            base.Dispose(disposing);
        }

        private Sequential Slice(int start, int end)
        {
            if (start < 0 || start > Count)
                throw new IndexOutOfRangeException($"{start} is not a valid index.");
            if (end < 0 || end > Count)
                throw new IndexOutOfRangeException($"{end} is not a valid index.");
            var result = new Sequential();
            for (int i = start; i < end; i++)
                result.append(_steps[i].Name, _steps[i].Step);
            return result;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Sequential Sequential() => new();

            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => Sequential(modules.AsEnumerable());

            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Sequential(modules.AsEnumerable());

            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) => Sequential(modules.AsEnumerable());

            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
            {
                Sequential result = Sequential();
                foreach ((string name, Module<Tensor, Tensor> module) in modules)
                    result.append(name, module);
                return result;
            }

            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules)
                => Sequential(modules.Select(pair => (pair.Item1, pair.Item2)));

            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules)
                => Sequential(modules.Select((module, i) => ($"{i}", module)));
        }
    }
}
