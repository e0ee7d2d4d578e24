// The networks are large, and the tests set defaults of the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
