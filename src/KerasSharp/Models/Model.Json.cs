using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasSharp;

public partial class Model
{
    private bool _warnedOfClasses;

    /// <summary>The model's architecture, and where it is compiled its compilation, as JSON, without weights, as Keras writes it.</summary>
    /// <param name="writeIndented">Whether the text is spread over lines.</param>
    /// <remarks>Options that came with later versions of Keras 3 are left out where they say nothing, so that older ones read it too.
    /// Source: keras.Model.to_json.</remarks>
    public string ToJson(bool writeIndented = false) =>
        ModelJson.Write(
            this,
            new JsonSerializerOptions
            {
                WriteIndented = writeIndented,
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
            });

    /// <summary>Says, once a model, that what it is written to cannot be loaded.</summary>
    internal void WarnOfClasses(string advice)
    {
        if (_warnedOfClasses)
            return;
        _warnedOfClasses = true;
        Warnings.Warn($"Model '{Name}' is written with classes that it cannot be loaded with again. {advice}");
    }

    /// <summary>The model that <see cref="ToJson"/> or Keras described, with new weights, compiled if the text says how.</summary>
    /// <param name="json">The text.</param>
    /// <param name="customObjects">Your own classes by the names that the text has for them; null for those that are registered.</param>
    /// <exception cref="ConfigException">It is no JSON, or no model; a layer is unknown or its config is wrong.</exception>
    /// <remarks>Source: keras.models.model_from_json.</remarks>
    public static Model FromJson(string json, IReadOnlyDictionary<string, Type>? customObjects = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonNode? node;
        try
        {
            node = PythonJson.Parse(System.Text.Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException e)
        {
            throw new ConfigException($"The text is no JSON: {e.Message}", e);
        }

        if (node is not JsonObject text || !text.ContainsKey("class_name"))
            throw new ConfigException("The JSON does not describe a model: it must be an object with `class_name` and `config`.");
        using var custom = CustomObjects.Enter(customObjects);
        Model? model = null;
        try
        {
            var config = Config.FromJson(text);
            config = LegacyConfig.Modern(config, FileVersion.Of(config.Take("keras_version") as string, config)).Without("backend");
            model = ConfigValue.Deserialize(config, typeof(Layer)) as Model ?? throw new ConfigException(
                $"The JSON describes a {text["class_name"]}, which is no model.");
            ModelJson.Compile(model, config, "the JSON");
            return model;
        }
        catch (Exception e) when (e is ArgumentException or ConfigException or InvalidCastException or FormatException or OverflowException)
        {
            model?.Dispose();
            throw e as ConfigException ?? new ConfigException(e.Message, e);
        }
    }
}
