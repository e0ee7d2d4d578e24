// The test runner has an entry point of its own; this one is for tests that need a process to kill.
return args[0] == KerasSharp.Tests.Saving.SavingProcess.Verb
    ? KerasSharp.Tests.Saving.SavingProcess.Run(args) : KerasSharp.Tests.Callbacks.KilledTraining.Run(args);
