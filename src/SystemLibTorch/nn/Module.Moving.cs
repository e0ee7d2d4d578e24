using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                if (deviceType != DeviceType.CUDA)
                    deviceIndex = -1;
                if (deviceType != _deviceType || deviceIndex != _deviceIndex)
                    _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking)
                => _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>Converts submodules, then replaces this module's own tensors, also in the fields and properties that hold them.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                if (dtype is null && device is null)
                    throw new ArgumentNullException(nameof(dtype), $"{nameof(dtype)} and {nameof(device)} are both null.");

                foreach ((_, Module child) in named_children())
                {
                    if (device is null)
                        child._to(dtype!.Value, non_blocking);
                    else if (dtype is null)
                        child._to(device.type, device.index, non_blocking);
                    else
                        child._to(device, dtype.Value, non_blocking);
                }

                foreach ((string name, Parameter old) in _internal_params.ToList<(string, Parameter)>())
                {
                    if (!ReplaceParameter(dtype, device, old, out Parameter? moved))
                        continue;
                    Store(name, moved!);
                    ConditionallyRegisterParameter(name, moved);
                    old.Dispose();
                }

                foreach ((string name, (Tensor old, bool persistent)) in _internal_buffers.ToList<(string, (Tensor, bool))>())
                {
                    if (!ReplaceBuffer(dtype, device, old, out Tensor? moved))
                        continue;
                    Store(name, moved!);
                    ConditionallyRegisterBuffer(name, moved, persistent);
                }

                if (device is not null)
                    (_deviceType, _deviceIndex) = (device.type, device.index);
            }

            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                result = null;
                if (!WillCopy(buffer, dtype, device))
                    return false;
                result = buffer.to(TargetType(buffer, dtype), device ?? buffer.device, disposeAfter: true).DetachFromDisposeScope();
                return true;
            }

            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                using Tensor? grad = param.grad;
                if (!WillCopy(param, dtype, device) && (grad is null || !WillCopy(grad, dtype, device)))
                    return false;

                // Without a graph, so that the new parameter is a leaf.
                using (no_grad())
                {
                    Tensor moved = param.to(TargetType(param, dtype), device ?? param.device, copy: true);
                    p = new Parameter(moved, param.requires_grad);
                    p.DetachFromDisposeScope();
                    if (grad is not null)
                    {
                        using Tensor movedGrad = grad.to(TargetType(param, dtype), device ?? param.device);
                        p.grad = movedGrad.with_requires_grad(grad.requires_grad);
                    }
                }
                return true;
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null)
                => (device ?? get_default_device(), dtype ?? get_default_dtype());

            private void Store(string name, Tensor tensor)
            {
                PropertyInfo? property = GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance);
                if (property is { CanWrite: true })
                    property.SetValue(this, tensor);
                else
                    Fields(GetType()).FirstOrDefault(field => field.ComponentName() == name)?.SetValue(this, tensor);
            }

            private static bool WillCopy(Tensor tensor, ScalarType? dtype, Device? device)
                => TargetType(tensor, dtype) != tensor.dtype
                   || (device is not null && (device.type != tensor.device_type || (device.index >= 0 && device.index != tensor.device_index)));

            // Integer tensors (counters, indices) keep their type.
            private static ScalarType TargetType(Tensor tensor, ScalarType? dtype)
                => dtype is { } type && (tensor.is_floating_point() || tensor.is_complex()) ? type : tensor.dtype;

            private static void RequireFloating(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}", nameof(dtype));
            }
        }
    }
}
