using KerasSharp.ML.Access;
using KerasSharp.ML.Data;
using KerasSharp.ML.Training;
using static Microsoft.ML.AnomalyDetectionCatalog;
using static Microsoft.ML.BinaryClassificationCatalog;
using static Microsoft.ML.MulticlassClassificationCatalog;
using static Microsoft.ML.RegressionCatalog;

namespace KerasSharp;

/// <summary>KerasSharp's models among the trainers of an <c>MLContext</c>.</summary>
/// <remarks>
/// A delegate makes the model from the shape of a row of the features, and where there are several, the number of classes or labels; a
/// ready model is copied for each training.
/// A model that is not compiled is trained with <c>adam</c> and the loss of the task; whether its outputs are probabilities or logits is
/// seen from its last activation, or from the loss that it was compiled with.
/// </remarks>
public static class KerasTrainersExtensions
{
    /// <summary>Trains a classifier of several classes: adds <c>PredictedLabel</c>, a key like the label, and <c>Score</c>, a probability
    /// for each class.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="model">Makes the model, from the shape of a row of features and the number of classes.</param>
    /// <param name="labelColumnName">The label, a key.</param>
    /// <param name="featureColumnName">The features: a column, or several whose values stand side by side.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    public static KerasTrainer Keras(
        this MulticlassClassificationTrainers catalog, Func<Shape, int, Model> model, string labelColumnName = ViewPlan.Label,
            Columns? featureColumnName = null, KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new MulticlassTask(labelColumnName), featureColumnName, options);

    /// <param name="catalog">The trainers.</param>
    /// <param name="model">The model; it is copied for each training.</param>
    /// <param name="labelColumnName">The label, a key.</param>
    /// <param name="featureColumnName">The features: a column, several whose values stand side by side, one for each input, or columns by
    /// the names of inputs.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    /// <inheritdoc cref="Keras(MulticlassClassificationTrainers, Func{Shape, int, Model}, string, Columns?, KerasTrainerOptions?)"/>
    public static KerasTrainer Keras(
        this MulticlassClassificationTrainers catalog, Model model, string labelColumnName = ViewPlan.Label,
            Columns? featureColumnName = null, KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new MulticlassTask(labelColumnName), featureColumnName, options);

    /// <summary>Trains a classifier of several labels at once: adds <c>PredictedLabel</c>, a vector of booleans, and <c>Score</c>, a
    /// probability for each label.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="model">Makes the model, from the shape of a row of features and the number of labels.</param>
    /// <param name="labelColumnName">The labels, a vector of booleans, or of numbers that are 0 or 1.</param>
    /// <param name="featureColumnName">The features: a column, or several whose values stand side by side.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    public static KerasTrainer KerasMultiLabel(
        this MulticlassClassificationTrainers catalog, Func<Shape, int, Model> model, string labelColumnName = ViewPlan.Label,
            Columns? featureColumnName = null, KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new MultiLabelTask(labelColumnName), featureColumnName, options);

    /// <param name="catalog">The trainers.</param>
    /// <param name="model">The model; it is copied for each training.</param>
    /// <param name="labelColumnName">The labels, a vector of booleans, or of numbers that are 0 or 1.</param>
    /// <param name="featureColumnName">The features: a column, several whose values stand side by side, one for each input, or columns by
    /// the names of inputs.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    /// <inheritdoc cref="KerasMultiLabel(MulticlassClassificationTrainers, Func{Shape, int, Model}, string, Columns?, KerasTrainerOptions?)"/>
    public static KerasTrainer KerasMultiLabel(
        this MulticlassClassificationTrainers catalog, Model model, string labelColumnName = ViewPlan.Label,
            Columns? featureColumnName = null, KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new MultiLabelTask(labelColumnName), featureColumnName, options);

    /// <summary>Trains a classifier of two classes: adds <c>PredictedLabel</c>, a boolean, <c>Score</c>, the logit, and
    /// <c>Probability</c>.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="model">Makes the model, from the shape of a row of features.</param>
    /// <param name="labelColumnName">The label, a boolean.</param>
    /// <param name="featureColumnName">The features: a column, or several whose values stand side by side.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    public static KerasTrainer Keras(
        this BinaryClassificationTrainers catalog, Func<Shape, Model> model, string labelColumnName = ViewPlan.Label,
            Columns? featureColumnName = null, KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), Maker(model), new BinaryTask(labelColumnName), featureColumnName, options);

    /// <param name="catalog">The trainers.</param>
    /// <param name="model">The model; it is copied for each training.</param>
    /// <param name="labelColumnName">The label, a boolean.</param>
    /// <param name="featureColumnName">The features: a column, several whose values stand side by side, one for each input, or columns by
    /// the names of inputs.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    /// <inheritdoc cref="Keras(BinaryClassificationTrainers, Func{Shape, Model}, string, Columns?, KerasTrainerOptions?)"/>
    public static KerasTrainer Keras(
        this BinaryClassificationTrainers catalog, Model model, string labelColumnName = ViewPlan.Label, Columns? featureColumnName = null,
            KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new BinaryTask(labelColumnName), featureColumnName, options);

    /// <summary>Trains a model that predicts a number: adds <c>Score</c>.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="model">Makes the model, from the shape of a row of features.</param>
    /// <param name="labelColumnName">The label, a number.</param>
    /// <param name="featureColumnName">The features: a column, or several whose values stand side by side.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    public static KerasTrainer Keras(
        this RegressionTrainers catalog, Func<Shape, Model> model, string labelColumnName = ViewPlan.Label,
            Columns? featureColumnName = null, KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), Maker(model), new RegressionTask(labelColumnName), featureColumnName, options);

    /// <param name="catalog">The trainers.</param>
    /// <param name="model">The model; it is copied for each training.</param>
    /// <param name="labelColumnName">The label, a number.</param>
    /// <param name="featureColumnName">The features: a column, several whose values stand side by side, one for each input, or columns by
    /// the names of inputs.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    /// <inheritdoc cref="Keras(RegressionTrainers, Func{Shape, Model}, string, Columns?, KerasTrainerOptions?)"/>
    public static KerasTrainer Keras(
        this RegressionTrainers catalog, Model model, string labelColumnName = ViewPlan.Label, Columns? featureColumnName = null,
            KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new RegressionTask(labelColumnName), featureColumnName, options);

    /// <summary>Trains an autoencoder on rows that are normal: adds <c>Score</c>, the mean squared error of a row, and
    /// <c>PredictedLabel</c>, whether it is an anomaly.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="model">Makes the autoencoder, from the shape of a row of features, which is that of its output too.</param>
    /// <param name="featureColumnName">The features: a column, or several whose values stand side by side.</param>
    /// <param name="options">How it is trained, and with <see cref="KerasTrainerOptions.NormalShare"/> where the threshold lies; null for the defaults.</param>
    public static KerasTrainer Keras(this AnomalyDetectionTrainers catalog, Func<Shape, Model> model, Columns? featureColumnName = null,
        KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), Maker(model), new AnomalyTask((options ?? new()).NormalShare), featureColumnName, options);

    /// <param name="catalog">The trainers.</param>
    /// <param name="model">The autoencoder; it is copied for each training.</param>
    /// <param name="featureColumnName">The features: a column, or several whose values stand side by side.</param>
    /// <param name="options">How it is trained, and with <see cref="KerasTrainerOptions.NormalShare"/> where the threshold lies; null for the defaults.</param>
    /// <inheritdoc cref="Keras(AnomalyDetectionTrainers, Func{Shape, Model}, Columns?, KerasTrainerOptions?)"/>
    public static KerasTrainer Keras(this AnomalyDetectionTrainers catalog, Model model, Columns? featureColumnName = null,
        KerasTrainerOptions? options = null) =>
        new(Catalogs.Environment(catalog), new ModelMaker(model), new AnomalyTask((options ?? new()).NormalShare), featureColumnName,
            options);

    private static ModelMaker Maker(Func<Shape, Model> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new((features, _) => model(features));
    }
}
