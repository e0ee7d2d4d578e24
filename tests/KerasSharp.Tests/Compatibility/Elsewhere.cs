using KerasSharp.Activations;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Names of Keras that C# says in another way: the member that does it, which must exist.</summary>
internal static class Elsewhere
{
    private static readonly Dictionary<string, (Type Type, string Member)> Members = new()
    {
        ["keras.layers.deserialize"] = (typeof(Dense), nameof(Dense.FromConfig)),
        ["keras.layers.serialize"] = (typeof(IConfigurable), nameof(IConfigurable.GetConfig)),
        ["keras.layers.InputSpec"] = (typeof(InputSpec), ""),
        ["keras.Layer.__call__"] = (typeof(Layer), nameof(Layer.Apply)),
        ["keras.Layer.compute_dtype"] = (typeof(Layer), nameof(Layer.ComputeDType)),
        ["keras.Layer.variable_dtype"] = (typeof(Layer), nameof(Layer.VariableDType)),
        ["keras.Layer.dtype"] = (typeof(Layer), nameof(Layer.VariableDType)),
        ["keras.Layer.dtype_policy"] = (typeof(Layer), nameof(Layer.DType)),
        ["keras.Layer.input_dtype"] = (typeof(Layer), nameof(Layer.ComputeDType)),
        ["keras.Layer.input_spec"] = (typeof(Layer), nameof(Layer.InputSpecs)),
        ["keras.Layer.add_variable"] = (typeof(Layer), "AddWeight"),
        ["keras.Layer.symbolic_call"] = (typeof(Layer), nameof(Layer.Apply)),
        ["keras.Layer.compute_output_spec"] = (typeof(Layer), nameof(Layer.Apply)),
        ["keras.Layer.torch_params"] = (typeof(Layer), "parameters"),
        ["keras.Layer.metrics_names"] = (typeof(Evaluation), nameof(Evaluation.Names)),
        ["keras.KerasTensor.ndim"] = (typeof(KerasTensor), nameof(KerasTensor.Shape)),
        ["keras.KerasTensor.reshape"] = (typeof(Reshape), nameof(Layer.Apply)),
        ["keras.utils.serialize_keras_object"] = (typeof(IConfigurable), nameof(IConfigurable.GetConfig)),
        ["keras.utils.deserialize_keras_object"] = (typeof(Dense), nameof(Dense.FromConfig)),
        ["keras.utils.register_keras_serializable"] = (typeof(KerasNameAttribute), ""),
        ["keras.utils.get_registered_object"] = (typeof(Registry), nameof(Registry.Find)),
        ["keras.utils.get_registered_name"] = (typeof(Registry), nameof(Registry.Find)),
        ["keras.utils.get_custom_objects"] = (typeof(Registry), nameof(Registry.Entries)),
        ["keras.saving.serialize_keras_object"] = (typeof(IConfigurable), nameof(IConfigurable.GetConfig)),
        ["keras.saving.deserialize_keras_object"] = (typeof(Dense), nameof(Dense.FromConfig)),
        ["keras.saving.register_keras_serializable"] = (typeof(KerasNameAttribute), ""),
        ["keras.saving.get_registered_object"] = (typeof(Registry), nameof(Registry.Find)),
        ["keras.saving.get_registered_name"] = (typeof(Registry), nameof(Registry.Find)),
        ["keras.saving.get_custom_objects"] = (typeof(Registry), nameof(Registry.Entries)),
        ["keras.saving.load_model"] = (typeof(Model), nameof(Model.Load)),
        ["keras.saving.save_model"] = (typeof(Model), nameof(Model.Save)),
        ["keras.saving.load_weights"] = (typeof(Model), nameof(Model.LoadWeights)),
        ["keras.saving.save_weights"] = (typeof(Model), nameof(Model.SaveWeights)),
        ["keras.utils.Config"] = (typeof(Config), ""),
        ["keras.dtype_policies.FloatDTypePolicy"] = (typeof(DTypePolicy), ""),
        ["keras.utils.is_keras_tensor"] = (typeof(KerasTensor), ""),
        ["keras.utils.pack_x_y_sample_weight"] = (typeof(Batch), ""),
        ["keras.utils.unpack_x_y_sample_weight"] = (typeof(Batch), ""),
        ["keras.metrics.binary_focal_crossentropy"] = (typeof(KerasSharp.Losses.BinaryFocalCrossentropy), ""),
        ["keras.metrics.categorical_focal_crossentropy"] = (typeof(KerasSharp.Losses.CategoricalFocalCrossentropy), ""),
        ["keras.metrics.huber"] = (typeof(KerasSharp.Losses.Huber), ""),
        ["keras.metrics.log_cosh"] = (typeof(KerasSharp.Losses.LogCosh), ""),
        ["keras.config.dtype_policy"] = (typeof(DTypePolicy), nameof(DTypePolicy.Default)),
        ["keras.config.set_dtype_policy"] = (typeof(DTypePolicy), nameof(DTypePolicy.Default)),
        ["keras.distribution.distribution"] = (typeof(Distribution), nameof(Distribution.Current)),
        ["keras.distribution.set_distribution"] = (typeof(Distribution), nameof(Distribution.Set)),
        ["keras.config.enable_interactive_logging"] = (typeof(KerasConfig), nameof(KerasConfig.InteractiveLogging)),
        ["keras.config.disable_interactive_logging"] = (typeof(KerasConfig), nameof(KerasConfig.InteractiveLogging)),
        ["keras.config.is_interactive_logging_enabled"] = (typeof(KerasConfig), nameof(KerasConfig.InteractiveLogging)),
        ["keras.utils.enable_interactive_logging"] = (typeof(KerasConfig), nameof(KerasConfig.InteractiveLogging)),
        ["keras.utils.disable_interactive_logging"] = (typeof(KerasConfig), nameof(KerasConfig.InteractiveLogging)),
        ["keras.utils.is_interactive_logging_enabled"] = (typeof(KerasConfig), nameof(KerasConfig.InteractiveLogging)),
        ["keras.utils.custom_object_scope"] = (typeof(CustomObjectScope), ""),
        ["keras.saving.custom_object_scope"] = (typeof(CustomObjectScope), ""),
        ["keras.random.randint"] = (typeof(KerasRandom), nameof(KerasRandom.RandInt)),
    };

    /// <summary>The functions every module has: an implicit conversion from string, and configs.</summary>
    private static readonly Dictionary<string, (string Shown, Type Type, string Member)> Everywhere = new()
    {
        ["get"] = ("a string, converted", typeof(ActivationFunction), "op_Implicit"),
        ["serialize"] = ("GetConfig()", typeof(IConfigurable), nameof(IConfigurable.GetConfig)),
        ["deserialize"] = ("FromConfig(config) of the class", typeof(Dense), nameof(Dense.FromConfig)),
    };

    /// <summary>The counterpart of a name in this list; null for others.</summary>
    public static Counterpart? Find(KerasName name)
    {
        // Models are layers.
        if (Members.TryGetValue(name.FullName, out var place)
            || (name.IsMember && name.Module is "keras.Model" or "keras.Sequential" && Members.TryGetValue(
            $"keras.Layer.{name.Name}", out place)))
            return !place.Type.IsVisible
                ? throw new MissingMemberException($"{place.Type} is not public.") : place.Member.Length == 0
                ? Counterpart.Of(place.Type) with { Parameters = [], Type = null } : WithoutParameters(place.Type, place.Member);
        if (!name.IsMember && Everywhere.TryGetValue(name.Name, out var function))
            return WithoutParameters(function.Type, function.Member) with { Shown = function.Shown };
        return null;
    }

    private static Counterpart WithoutParameters(Type type, string member) =>
        (Counterpart.OfMember(type, member) ?? throw new MissingMemberException(type.Name, member)) with { Parameters = [] };
}
