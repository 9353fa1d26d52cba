namespace Studio.Web.Notes;

/// <summary>The commands of TeX that stand for one sign.</summary>
internal static class TexSymbols
{
    private const string Greek = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
        pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
        Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ infty ∞ partial ∂ nabla ∇ emptyset ∅ hbar ℏ
        """;

    private const string Signs = """
        cdot ⋅ times × div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ∼ equiv ≡ propto ∝ ll ≪ gg ≫ in ∈ notin ∉
        subset ⊂ subseteq ⊆ cup ∪ cap ∩ forall ∀ exists ∃ to → rightarrow → leftarrow ← Rightarrow ⇒ Leftrightarrow ⇔ mapsto ↦ odot ⊙
        oplus ⊕ otimes ⊗ circ ∘ ast ∗ star ⋆ mid ∣ parallel ∥ perp ⊥ ldots … dots … cdots ⋯ vdots ⋮ colon : langle ⟨ rangle ⟩
        lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | | ‖ { { } } % % _ _ & & # # $ $ top ⊤ neg ¬
        land ∧ lor ∨ setminus ∖ prime ′ int ∫
        """;

    /// <summary>Signs that take their limits above and below.</summary>
    private const string Large = "sum ∑ prod ∏ bigcup ⋃ bigcap ⋂ max max min min lim lim sup sup inf inf argmax argmax argmin argmin";

    public static readonly IReadOnlyDictionary<string, string> Letters = Pairs(Greek);

    public static readonly IReadOnlyDictionary<string, string> Operators = Pairs(Signs);

    public static readonly IReadOnlyDictionary<string, string> LargeOperators = Pairs(Large);

    public static readonly IReadOnlyDictionary<string, string> Accents =
        Pairs("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ vec → dot ˙ ddot ¨");

    public static readonly IReadOnlySet<string> Functions =
        "log ln exp sin cos tan tanh sinh cosh det dim ker arg Pr".Split(' ').ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> Pairs(string text)
    {
        var words = text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
