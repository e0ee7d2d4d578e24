using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
            : this(NativeMethods.Check(NativeMethods.slt_generator(seed, (int)(device?.type ?? DeviceType.CPU), device?.index ?? -1))) =>
            this.device = device ?? CPU;

        private Generator(nint handle) => this.handle = handle;

        ~Generator() => Dispose(false);

        public static Generator Default => new(NativeMethods.slt_default_generator());

        public IntPtr Handle => handle != 0 ? handle : throw new InvalidOperationException("Generator is disposed.");

        public Device device { get; } = CPU;

        public Tensor get_state()
        {
            var state = NativeMethods.Check(NativeMethods.slt_generator_state(Handle));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            NativeMethods.Check(NativeMethods.slt_generator_set_state(Handle, value.Handle));
            GC.KeepAlive((this, value));
        }

        public Generator manual_seed(long seed)
        {
            NativeMethods.slt_generator_set_seed(Handle, (ulong)seed);
            GC.KeepAlive(this);
            return this;
        }

        public long seed()
        {
            var seed = DateTime.UtcNow.Ticks;
            manual_seed(seed);
            return seed;
        }

        public long initial_seed()
        {
            var seed = (long)NativeMethods.slt_generator_seed(Handle);
            GC.KeepAlive(this);
            return seed;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var released = Interlocked.Exchange(ref handle, 0);
            if (released != 0) NativeMethods.slt_generator_delete(released);
        }
    }

    public static Generator manual_seed(long seed)
    {
        NativeMethods.Check(NativeMethods.slt_manual_seed((ulong)seed));
        return Generator.Default;
    }

    public static long seed()
    {
        var seed = DateTime.UtcNow.Ticks;
        manual_seed(seed).Dispose();
        return seed;
    }

    public static long initial_seed()
    {
        using var generator = Generator.Default;
        return generator.initial_seed();
    }

    public static Tensor get_rng_state()
    {
        using var generator = Generator.Default;
        return generator.get_state();
    }

    public static void set_rng_state(Tensor new_state)
    {
        using var generator = Generator.Default;
        generator.set_state(new_state);
    }

    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static long seed() => torch.seed();

        public static long initial_seed() => torch.initial_seed();

        public static Tensor get_rng_state() => torch.get_rng_state();

        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
