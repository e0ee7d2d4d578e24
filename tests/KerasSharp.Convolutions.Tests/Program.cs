return KerasSharp.Convolutions.Tests.DrawProcess.Run(args);
