namespace Studio.Web.Api;

/// <summary>Faults as programs get them: problem details (RFC 9457) whose detail is a sentence.</summary>
public static class ApiProblem
{
    public static IResult BadRequest(string sentence) => Of(StatusCodes.Status400BadRequest, "Bad request", sentence);

    public static IResult Unauthorized(string sentence) => Of(StatusCodes.Status401Unauthorized, "Unauthorized", sentence);

    public static IResult NotFound(string sentence) => Of(StatusCodes.Status404NotFound, "Not found", sentence);

    /// <summary>It was understood and refused.</summary>
    public static IResult Conflict(string sentence) => Of(StatusCodes.Status409Conflict, "Refused", sentence);

    public static IResult Unavailable(string sentence) => Of(StatusCodes.Status503ServiceUnavailable, "Not available", sentence);

    private static IResult Of(int status, string title, string sentence) => Results.Problem(sentence, statusCode: status, title: title);
}
