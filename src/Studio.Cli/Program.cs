Console.WriteLine("studio");
