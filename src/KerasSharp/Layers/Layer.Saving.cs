using System.Collections;

namespace KerasSharp.Layers;

/// <content>What of a layer goes into files, and under which names.</content>
public abstract partial class Layer
{
    /// <summary>The layer's own weights as files hold them, in order: those that training changes first. A value that differs from the
    /// weight's own is computed.</summary>
    internal virtual IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables =>
        [.. _trainable.Concat(_nonTrainable).Select(variable => (variable, (Func<Tensor>?)null))];

    /// <summary>The layer's own weights that training changes where the layer is not frozen.</summary>
    internal IReadOnlyList<Variable> TrainedByNature => _trainable;

    /// <summary>The layers within, or lists of them, under the names that Keras's files have for them.</summary>
    /// <remarks>As in Keras, these are the names of the members that hold them, here in snake case.</remarks>
    internal virtual IEnumerable<(string Name, object Value)> StoredMembers()
    {
        var members = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var type in DeclaredMembers.Levels(GetType(), typeof(Layer)))
        {
            foreach (var property in DeclaredMembers.Properties(type))
            {
                if (IsStored(property.PropertyType) && property.GetIndexParameters().Length == 0
                    && property.Name is not (nameof(Sublayers) or "Layers"))
                    Add(property.Name, () => property.GetValue(this));
            }

            foreach (var field in DeclaredMembers.Fields(type))
            {
                if (IsStored(field.FieldType) && !field.Name.StartsWith('<'))
                    Add(field.Name.TrimStart('_'), () => field.GetValue(this));
            }
        }

        return members.Select(member => (member.Key, member.Value));

        void Add(string name, Func<object?> get)
        {
            name = StoredName(Naming.ToConfigKey(name));
            if (members.ContainsKey(name) || get() is not { } value)
                return;
            members[name] = value;
        }
    }

    /// <summary>Keras's name of a member that holds a layer, where it is not the property's in snake case.</summary>
    private protected virtual string StoredName(string name) => name;

    /// <summary>The class's own name in Keras, where it is exported under another; null where it is not.</summary>
    internal virtual string? StoredClass => null;

    /// <summary>The class that the layer had in the config from which it was made; null where it was made otherwise.</summary>
    string? INamedByFile.ClassInFile { get; set; }

    /// <summary>Called when the weights were read from a file.</summary>
    internal virtual void OnLoaded()
    {
    }

    private static bool IsStored(Type type) =>
        typeof(Layer).IsAssignableFrom(type)
        || (type.IsArray && IsStored(type.GetElementType()!))
        || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && Array.Exists(type.GetGenericArguments(), IsStored));
}
