using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            if (parts.Length > 1) index = int.Parse(parts[1]);
        }

        public Device(string deviceType, int index = -1) => (type, this.index) = (Parse(deviceType), index);

        public Device(DeviceType deviceType, int index = -1) => (type, this.index) = (deviceType, index);

        public Device(int index) => (type, this.index) = (DeviceType.CUDA, index);

        public DeviceType type { get; }

        public int index { get; } = -1;

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type == DeviceType.CPU ? "cpu"
            : index == -1 ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";

        private static DeviceType Parse(string name) => Enum.Parse<DeviceType>(name.ToUpperInvariant());
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    private static Device default_device = CPU;

    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));

    public static Device MPS => InitializeDevice(new Device(DeviceType.MPS));

    public static Device device(string description) => InitializeDevice(new Device(description));

    public static Device device(string deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(DeviceType deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(int index) => new(DeviceType.CUDA, index);

    public static Device get_default_device() => default_device;

    public static void set_default_device(Device device) => default_device = device;

    public static void set_default_device(string device) => default_device = torch.device(device);

    public static Device InitializeDevice(Device? device)
    {
        device ??= get_default_device();
        InitializeDeviceType(device.type);
        return device;
    }

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Torch device type {deviceType} is not available on this machine.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda_is_available(),
        _ => false,
    };

    public static bool cuda_is_available() => NativeMethods.slt_has_cuda() != 0;

    public static bool mps_is_available() => false;

    public static partial class cuda
    {
        public static bool is_available() => cuda_is_available();

        public static bool is_cudnn_available() => cuda_is_available();

        public static int device_count() => NativeMethods.slt_cuda_device_count();

        public static void manual_seed(long seed) => manual_seed_all(seed);

        /// <summary>libtorch seeds every CUDA device's generator together with the CPU's, so this does nothing without CUDA.</summary>
        public static void manual_seed_all(long seed)
        {
            if (is_available()) NativeMethods.Check(NativeMethods.slt_manual_seed((ulong)seed));
        }
    }
}
