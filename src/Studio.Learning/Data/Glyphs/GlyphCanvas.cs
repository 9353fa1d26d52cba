using SkiaSharp;

namespace Studio.Learning.Data.Glyphs;

/// <summary>One image in the making: coverage comes from SkiaSharp, colours are mixed here in whole numbers.</summary>
/// <remarks>Lines are drawn four times as large without anti-aliasing and averaged here, because blending in SkiaSharp takes other
/// instructions on other processors and could differ in the last bit.</remarks>
internal sealed class GlyphCanvas : IDisposable
{
    public const int Side = 32;
    private const int Fine = 4;
    private const int FineSide = Side * Fine;
    private readonly byte[] _pixels = new byte[Side * Side * 3];
    private readonly SKBitmap _mask = new(new SKImageInfo(FineSide, FineSide, SKColorType.Alpha8, SKAlphaType.Premul));
    private readonly SKCanvas _canvas;

    public GlyphCanvas() => _canvas = new(_mask);

    public byte[] Pixels => _pixels;

    public void Paint(GlyphGround ground, GlyphRandom random)
    {
        var (sine, cosine) = Math.SinCos(ground.Degrees * Math.PI / 180);
        var (stripeSine, stripeCosine) = Math.SinCos(ground.StripeDegrees * Math.PI / 180);
        var flecks = Enumerable.Range(0, Side * Side).Select(_ => random.Whole(2 * ground.GrainDepth + 1) - ground.GrainDepth).ToArray();
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                var along = ((x - Side / 2) * cosine + (y - Side / 2) * sine) / Side;                 // −0.7 to 0.7
                var color = ground.From.Towards(ground.To, Math.Clamp((int)((along + 0.5) * 256), 0, 256));
                var stripe = ground.StripePixels > 0
                    && (int)Math.Floor((x * stripeCosine + y * stripeSine) * 2 / ground.StripePixels) % 2 == 0 ? ground.StripeDepth : 0;
                var fleck = flecks[y / ground.GrainPixels * Side + x / ground.GrainPixels];
                for (var c = 0; c < 3; c++)
                    _pixels[(y * Side + x) * 3 + c] = Byte(color[c] + stripe + fleck);
            }
    }

    /// <summary>Draws lines of one width; where they cover, <paramref name="share"/>/256 of the ink shows.</summary>
    public void Draw(IEnumerable<IReadOnlyList<GlyphPoint>> lines, double widthPixels, GlyphColor ink, int share)
    {
        _mask.Erase(SKColors.Transparent);
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = Round(widthPixels), StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round, IsAntialias = false, Color = SKColors.Black };
        foreach (var line in lines)
        {
            using var builder = new SKPathBuilder();
            builder.MoveTo(Round(line[0].X), Round(line[0].Y));
            foreach (var point in line.Skip(1))
                builder.LineTo(Round(point.X), Round(point.Y));
            using var path = builder.Detach();
            _canvas.DrawPath(path, paint);
        }
        _canvas.Flush();
        Mix(ink, share);
    }

    public void AddNoise(int most, GlyphRandom random)
    {
        for (var i = 0; i < _pixels.Length; i++)
            _pixels[i] = Byte(_pixels[i] + random.Whole(2 * most + 1) - most);
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _mask.Dispose();
    }

    private void Mix(GlyphColor ink, int share)
    {
        var mask = _mask.GetPixelSpan();
        var rowBytes = _mask.RowBytes;
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                var covered = 0;
                for (var fine = 0; fine < Fine * Fine; fine++)
                    covered += mask[(y * Fine + fine / Fine) * rowBytes + x * Fine + fine % Fine] > 127 ? 1 : 0;
                if (covered == 0)
                    continue;
                for (var c = 0; c < 3; c++)
                {
                    ref var value = ref _pixels[(y * Side + x) * 3 + c];
                    value = Byte(value + (ink[c] - value) * covered * share / (Fine * Fine * 256));
                }
            }
    }

    // Sixteenths of a fine pixel: the last bits of sine and cosine differ between systems and must not reach the picture.
    private static float Round(double pixels) => (float)(Math.Round(pixels * Fine * 16) / 16);

    private static byte Byte(int value) => (byte)Math.Clamp(value, 0, 255);
}
