using System.Runtime.InteropServices;

namespace KerasSharp.Layers;

/// <content>How and when the weights are made.</content>
public abstract partial class Layer
{
    /// <summary>Makes the weights now, for inputs of given shapes, batch axis included.</summary>
    /// <exception cref="ArgumentException">The layer cannot take such inputs.</exception>
    public void EnsureBuilt(params Shape[] inputs)
    {
        lock (_firstCall)
        {
            if (Built)
                return;
            using var scope = NameScope.Enter(Name);
            BuildOwn(inputs);
            BuildInner(inputs);
        }
    }

    /// <summary>Makes the weights of the layer itself, and of those within that its build builds.</summary>
    private void BuildOwn(Shape[] inputs)
    {
        FindPolicy();
        CheckPolicy();
        CheckInputs(inputs);
        _beforeBuild = new BeforeBuild(this);
        BuiltInputShapes = inputs;
        try
        {
            Build(inputs);
            Built = true;
        }
        catch
        {
            Unbuild();
            throw;
        }
    }

    /// <summary>Layers within an own layer that are built by their first call: a call on zeros makes their weights, as in Keras.</summary>
    private void BuildInner(Shape[] inputs)
    {
        if (Sublayers.All(layer => layer.Built))
            return;
        try
        {
            ShapeProbe.Run(this, inputs);
        }
        catch (Exception e) when (e is ArgumentException or ExternalException or InvalidOperationException or NotSupportedException)
        {
            // A call that cannot work on zeros makes the weights when real data comes.
        }
    }

    /// <summary>The first call of a layer: of several threads one makes the weights, and takes them away again where the call
    /// fails.</summary>
    private sealed class FirstCall : IDisposable
    {
        private readonly Layer _layer;
        private readonly bool _builds;
        private bool _completed;

        public FirstCall(Layer layer, Tensor[] inputs)
        {
            _layer = layer;
            layer._firstCall.Enter();
            try
            {
                if (layer.Built)
                    return;
                _builds = true;
                // The layers within may be built by this very call: their weights' paths begin with this layer's name.
                NameScope.Enter(layer.Name);
                layer.BuildOwn(Array.ConvertAll(inputs, input => Shape.Of(input.ToSizes())));
            }
            catch
            {
                Leave();
                throw;
            }
        }

        /// <summary>The call succeeded.</summary>
        public void Complete()
        {
            _completed = true;
            _layer.Settle();
        }

        public void Dispose()
        {
            try
            {
                if (_builds && !_completed)
                    _layer.Unbuild();
            }
            finally
            {
                Leave();
            }
        }

        private void Leave()
        {
            if (_builds)
                default(NameScope).Dispose();
            _layer._firstCall.Exit();
        }
    }
}
