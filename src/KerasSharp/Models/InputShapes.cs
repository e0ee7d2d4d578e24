using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>What a model is built for: the shape of its input, <c>(null, 3)</c> or <c>[null, 3]</c>; of several inputs an array of
/// shapes.</summary>
[CollectionBuilder(typeof(InputShapes), nameof(Create))]
public sealed class InputShapes : IEnumerable<long?>
{
    private InputShapes(Shape[] shapes) => Shapes = shapes;

    /// <summary>The shapes, batch axis included.</summary>
    internal Shape[] Shapes { get; }

    /// <summary>The shape of one input.</summary>
    public static InputShapes Create(ReadOnlySpan<long?> sizes) => new([Shape.Create(sizes)]);

    /// <summary>The shape of one input.</summary>
    public static implicit operator InputShapes(Shape shape) => new([shape ?? throw new ArgumentNullException(nameof(shape))]);

    /// <summary>The shapes of several inputs.</summary>
    public static implicit operator InputShapes(Shape[] shapes) => new([.. shapes ?? throw new ArgumentNullException(nameof(shapes))]);

    /// <summary>A shape of two axes.</summary>
    public static implicit operator InputShapes((long?, long?) sizes) => new([sizes]);

    /// <summary>A shape of three axes.</summary>
    public static implicit operator InputShapes((long?, long?, long?) sizes) => new([sizes]);

    /// <summary>A shape of four axes.</summary>
    public static implicit operator InputShapes((long?, long?, long?, long?) sizes) => new([sizes]);

    /// <summary>The sizes of the first shape.</summary>
    public IEnumerator<long?> GetEnumerator() => Shapes[0].GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
