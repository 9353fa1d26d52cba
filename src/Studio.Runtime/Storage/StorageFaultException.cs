namespace Studio.Runtime.Storage;

/// <summary>Storage cannot be used; the message is a sentence for people that says what to do.</summary>
public sealed class StorageFaultException(string sentence, Exception? cause = null) : Exception(sentence, cause);
