namespace KerasSharp.Layers;

internal sealed partial class LookupTable<T>
{
    private void CheckIdf(Vocabulary<T> vocabulary, double[]? idfWeights)
    {
        if (_options.OutputMode != OutputMode.TfIdf)
        {
            if (idfWeights is not null)
                throw new ArgumentException(
                    $"`idfWeights` of layer \"{_options.Name}\" should only be set if `outputMode` is 'tf_idf'. Received: "
                    + $"outputMode='{_options.OutputMode}'", nameof(idfWeights));
            return;
        }

        if (vocabulary.Path is not null)
            throw new ArgumentException(
                $"`outputMode='tf_idf'` of layer \"{_options.Name}\" does not support a vocabulary from a file. Received: "
                + $"vocabulary='{vocabulary.Path}'", nameof(vocabulary));
        if (idfWeights is null)
            throw new ArgumentException(
                $"`idfWeights` of layer \"{_options.Name}\" must be set if `outputMode` is 'tf_idf'.", nameof(idfWeights));
        if (idfWeights.Length != vocabulary.Count)
        {
            throw new ArgumentException(
                $"`idfWeights` of layer \"{_options.Name}\" must be of the length of the vocabulary, {vocabulary.Count}. Received: "
                + $"{idfWeights.Length} weights", nameof(idfWeights));
        }
    }

    private void CheckTokens(T[] tokens, List<T> special)
    {
        if (Array.IndexOf(tokens, default) is var missing and >= 0 && tokens[missing] is null)
            throw new ArgumentException(
                $"The vocabulary of layer \"{_options.Name}\" must not hold null. Received: null at {missing}", "vocabulary");
        var repeated = tokens.GroupBy(token => token).Where(group => group.Count() > 1).Select(group => $"'{group.Key}'").Take(10).ToList();
        if (repeated.Count > 0)
            throw new ArgumentException(
                $"The vocabulary of layer \"{_options.Name}\" must hold each token once. Repeated: {string.Join(", ", repeated)}",
                "vocabulary");
        CheckReserved(tokens, special, _options.Mask, "mask");
        if (_options.Invert)
            CheckReserved(tokens, special, _options.Oov, "OOV");
    }

    private void CheckReserved(T[] tokens, List<T> special, T[] reserved, string what)
    {
        if (reserved.Length == 0 || Array.IndexOf(tokens, reserved[0]) is not (>= 0 and var at))
            return;
        throw new ArgumentException(
            $"The vocabulary of layer \"{_options.Name}\" holds the reserved {what} token at an unexpected place. It need not hold the "
            + "mask and OOV tokens: leave them out, "
            + $"or put them in front in precisely this order: [{string.Join(", ", special.Select(token => $"'{token}'"))}]. Received: "
            + $"'{reserved[0]}' at {at}",
            "vocabulary");
    }

    private void CheckSize(int size)
    {
        if (size > _options.MaxTokens)
            throw new ArgumentException(
                $"The vocabulary of layer \"{_options.Name}\" is larger than `maxTokens`={_options.MaxTokens}. Received: {size} tokens, "
                + "mask and OOV included", "vocabulary");
        if (_options.OutputMode != OutputMode.Int && !_options.PadToMaxTokens && FrozenSize is { } frozen && frozen != size)
        {
            throw new InvalidOperationException(
                $"The size of the vocabulary of layer \"{_options.Name}\" cannot be changed when `outputMode` is "
                + $"'{_options.OutputMode}' and `padToMaxTokens` is false, as the length of its outputs is. "
                + $"It has {frozen} tokens. Received: {size}");
        }
    }
}
